/// A hypothesis about curves with the parameters of a fit, or with those that one starts from.
struct FittedModel: Sendable {
  let hypothesis: CurveHypothesis
  let model: CurveModel
  let parameters: [Double]

  /// The same model with the parameters that all models share taken from another fit.
  func starting(from other: FittedModel) -> FittedModel {
    let shared = other.parameters.prefix(CurveModel.Shared.count)
    return FittedModel(
      hypothesis: hypothesis, model: model,
      parameters: shared + [Double](repeating: 0, count: model.parameterCount - shared.count))
  }
}
