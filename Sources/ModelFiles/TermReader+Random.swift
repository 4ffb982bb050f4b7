import LatticeModels
import Numerics

extension TermReader {
  /// Tuples whose couplings are multiples of each other, whatever the random variables are.
  private struct Group {
    /// The tuple whose coupling is the strength.
    let representative: Int
    let values: [Double]
    var operators: OperatorSum.Builder
  }

  /// A few structures for a coupling that varies from sample to sample with shared variables.
  ///
  /// Tuples share a structure where their couplings are proportional at some random points and at trial values far in the tails;
  /// the ratio goes into the operator.
  func sampled(
    _ name: String, _ coupling: Coupling, _ summands: Summands
  ) throws(ModelFileError) -> [Piece] {
    let draws = variables.used(in: coupling.expression.expression)
    let trials =
      (0..<TermReader.drawCount).map { trial in draws.map { $0.value(seed: 0, sample: trial) } }
      + (0..<CouplingTrials.count).map { trial in draws.map { $0.trialValue(trial) } }
    var groups: [Group] = []
    for place in summands.tuples.indices {
      let own = summands.scope(scope, place)
      let values = try trials.map { trial throws(ModelFileError) in
        try coupling.number(in: own.binding(draws, to: trial))
      }
      guard values.contains(where: { $0 != 0 }) else { continue }
      let operation = try summands.operation(place)
      if let (group, ratio) = TermReader.proportional(values, among: groups) {
        groups[group].operators.add(operation.scaled(by: Complex(ratio)))
      } else {
        var operators = OperatorSum.Builder()
        operators.add(operation)
        groups.append(Group(representative: place, values: values, operators: operators))
      }
    }
    return try groups.map { group throws(ModelFileError) in
      let operators = try hermitian(
        group.operators.sum, name, summands.expression,
        which: "summed over all tuples with couplings proportional to that of "
          + summands.text(group.representative))
      let own = summands.scope(scope, group.representative)
      let formula = try formula(of: coupling, draws, in: own)
      return (
        CouplingStructure(
          name: name, index: groups.count == 1 ? nil : group.representative, operators: operators),
        .computed(formula)
      )
    }
  }

  /// A coupling as a function of its random variables; `scope` knows everything else.
  func formula(
    of coupling: Coupling, _ draws: [CouplingDraw], in scope: ExpressionScope
  ) throws(ModelFileError) -> CouplingFormula {
    let expression = coupling.expression.expression
    let formula = CouplingFormula(variables: draws) { values in
      (try? expression.real(in: scope.binding(draws, to: values))) ?? .nan
    }
    guard formula.mean.isFinite, formula.variance.isFinite else {
      throw coupling.expression.error(
        "the coupling is not a finite real number for all values of its random variables")
    }
    return formula
  }

  private static let drawCount = 6

  /// The group whose values are these divided by a common ratio, to 1e-12.
  private static func proportional(
    _ values: [Double], among groups: [Group]
  ) -> (group: Int, ratio: Double)? {
    let largest = values.map(abs).max() ?? 0
    for (place, group) in groups.enumerated() {
      let pivot = group.values.indices.max { abs(group.values[$0]) < abs(group.values[$1]) }!
      var ratio = values[pivot] / group.values[pivot]
      if abs(abs(ratio) - 1) <= 1e-12 { ratio = ratio.rounded() }
      let matches = zip(values, group.values).allSatisfy {
        abs($0 - ratio * $1) <= 1e-12 * largest
      }
      if matches { return (place, ratio) }
    }
    return nil
  }
}

extension ExpressionScope {
  /// The same scope with values bound to random variables.
  fileprivate func binding(_ draws: [CouplingDraw], to values: [Double]) -> ExpressionScope {
    var scope = self
    for (draw, value) in zip(draws, values) { scope.bind(draw.name, to: value) }
    return scope
  }
}
