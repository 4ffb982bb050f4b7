import LinearAlgebra

extension InteriorLevels {
  /// The levels from all levels of a small matrix: none is missing for certain.
  ///
  /// Throws: ``InteriorLevelsError`` or `LinearAlgebraError`.
  public init<Operator: HermitianOperator>(
    ofWhole matrix: Operator, _ target: InteriorTarget
  ) throws where Operator.Scalar == Scalar {
    let whole = try LowestLevels(ofWhole: matrix, levels: matrix.dimension)
    let all = InteriorLevels(
      values: whole.values, vectors: whole.vectors, residuals: whole.residuals,
      complete: -.infinity ... .infinity, failureProbability: 0, isCounted: true, products: 0,
      blockWidth: 0, degree: 0)
    let bounds = matrix.bounds
    let tie =
      LowestLevelsSearch.relativeTie * max(abs(bounds.lowerBound), abs(bounds.upperBound))
    switch target {
    case .between(let window):
      guard let ends = WindowEnds.inwards(window, among: all.values, tie: tie) else {
        throw InteriorLevelsError.noGap
      }
      self = all.restricted(to: ends)
    case .nearest(let count, let energy):
      self = all.nearest(count, to: energy, tie: tie) ?? all
    }
  }
}
