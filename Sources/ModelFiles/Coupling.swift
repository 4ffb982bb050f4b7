import LatticeModels

/// The coupling of a term: a number, or a distribution to draw it from.
struct Coupling {
  let expression: FileExpression
  private let distributionName: String?
  private let arguments: [FileExpression]
  /// Whether the coupling varies with the indices of the sum.
  let dependsOnIndices: Bool

  /// Nil where the file states no coupling.
  init?(_ node: FileNode?, indices: [String]) throws(ModelFileError) {
    guard let node else { return nil }
    expression = try FileExpression(node)
    dependsOnIndices = !expression.expression.names.isDisjoint(with: indices)
    guard case .call(let name, nil, let arguments) = expression.expression.form,
      ExpressionFunctions.distributions.contains(name)
    else {
      (distributionName, arguments) = (nil, [])
      return
    }
    distributionName = name
    self.arguments = arguments.map { FileExpression(part: $0, of: node) }
    guard arguments.count == 2 else {
      throw expression.error(
        "a distribution has two arguments: normal(mean, standard deviation), "
          + "uniform(lower, upper) or lognormal(mean of log, standard deviation of log)")
    }
  }

  /// Whether every disorder sample draws it afresh.
  var isDrawn: Bool { distributionName != nil }

  /// The distribution with its numbers.
  func distribution(in scope: ExpressionScope) throws(ModelFileError) -> CouplingDistribution {
    let first = try arguments[0].real(in: scope)
    let second = try arguments[1].real(in: scope)
    if distributionName == "uniform" {
      guard first <= second else {
        throw arguments[1].error(
          "the upper bound \(second) is less than the lower bound \(first)")
      }
      return .uniform(lower: first, upper: second)
    }
    guard second >= 0 else {
      throw arguments[1].error("the standard deviation is \(second); it must not be negative")
    }
    let distribution: CouplingDistribution =
      distributionName == "normal"
      ? .normal(mean: first, standardDeviation: second)
      : .logNormal(location: first, scale: second)
    guard distribution.mean.isFinite, distribution.variance.isFinite else {
      throw expression.error("the mean or the variance is too large for a number")
    }
    return distribution
  }

  /// The value of a coupling that is not drawn.
  func number(in scope: ExpressionScope) throws(ModelFileError) -> Double {
    do throws(ExpressionError) {
      let value = try expression.expression.number(in: scope)
      guard abs(value.imaginary) <= 1e-14 * value.length || !value.isFinite else {
        throw expression.expression.error(
          "a coupling is a real number; put the factor \(value.real) + \(value.imaginary) im into "
            + "the operator, together with its h.c.")
      }
      return try expression.expression.real(in: scope)
    } catch { throw expression.node.error(error) }
  }
}
