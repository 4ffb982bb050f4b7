/// What a few draws of a model's ensemble hardly ever show: couplings, or relations between couplings, that only rare values of the
/// random variables switch on or break.
///
/// A symmetry must hold in all members, so that where there are such couplings they take part in every generic member.
package struct RareCouplings: Sendable {
  /// The differences between trial values and the first of them. Shape [trial][structure].
  private let differences: [[Double]]

  /// Nil where draws show everything.
  package init?(of model: Model) {
    guard
      model.strengths.contains(where: { if case .computed = $0 { true } else { false } }),
      IndependentOperators(of: model).combinations.count
        > IndependentOperators(of: model, withTrials: false).combinations.count
    else { return nil }
    let trials = (0..<CouplingTrials.count).map { trial in
      model.strengths.map { $0.trialValue(trial) }
    }
    differences = trials.dropFirst().map { trial in zip(trial, trials[0]).map { $0 - $1 } }
  }

  /// The coefficients of a generic combination of all differences, as large as one of them on average. Shape [structure].
  package func combination(_ number: Int) -> [Double] {
    let scale = 1 / Double(differences.count).squareRoot()
    var sum = [Double](repeating: 0, count: differences[0].count)
    for (place, difference) in differences.enumerated() {
      let weight =
        scale
        * CouplingDraw(
          name: "rare couplings", index: place, distribution: .uniform(lower: -1, upper: 1)
        ).value(seed: 0, sample: number)
      for structure in sum.indices { sum[structure] += weight * difference[structure] }
    }
    return sum
  }
}

extension Model {
  /// The coefficients of a sample, with couplings switched on that few samples have: what is to hold for all samples is tested on
  /// these. Shape [structure].
  package func memberCoefficients(seed: UInt64, sample: Int) -> [Double] {
    let drawn = coefficients(seed: seed, sample: sample)
    guard let rare = RareCouplings(of: self)?.combination(0) else { return drawn }
    return zip(drawn, rare).map(+)
  }
}
