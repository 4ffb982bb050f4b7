import Foundation

extension BlockEvidence {
  /// L of a hypothesis, whether the reference has it or not, for each of `BlockHypothesis.regularFractions`.
  ///
  /// Their mean with the prior weights of the fractions is comparable with `logLikelihoods`.
  /// Complexity: some tens of milliseconds for a hypothesis that the program meets for the first time.
  public func logLikelihoods(of hypothesis: BlockHypothesis) -> [Double] {
    let values = BlockReference.knownFamily(of: hypothesis).map { member in
      let sum = zip(histograms, member.logDensities).reduce(0) { $0 + $1.0.sum(of: $1.1) }
      return (fraction: member.regularFraction, prior: member.logPrior, value: sum / width)
    }
    return BlockHypothesis.conditional(values)
  }
}

extension BlockHypothesis {
  /// ln of the mean of likelihoods at each regular fraction, with the given priors.
  ///
  /// Independent levels have one value for all fractions.
  static func conditional(
    _ members: [(fraction: Double, prior: Double, value: Double)]
  ) -> [Double] {
    let byFraction = Dictionary(grouping: members, by: \.fraction).mapValues { group in
      logSum(group.map { $0.prior + $0.value }) - logSum(group.map(\.prior))
    }
    return regularFractions.map { byFraction[$0] ?? byFraction[0]! }
  }

  /// ln of the prior of each regular fraction, for a signature that is looked at alone.
  public static let regularLogPriors: [Double] = {
    let weights = regularFractions.map(regularWeight)
    return weights.map { log($0 / weights.reduce(0, +)) }
  }()
}
