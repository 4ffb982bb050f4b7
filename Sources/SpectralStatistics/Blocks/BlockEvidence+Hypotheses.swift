extension BlockEvidence {
  /// L of a hypothesis, whether the reference has it or not; comparable with `logLikelihoods`.
  ///
  /// Complexity: some tens of milliseconds for a hypothesis that the program meets for the first time.
  public func logLikelihood(of hypothesis: BlockHypothesis) -> Double {
    if let known = logLikelihoods[hypothesis] { return known }
    return logSum(
      BlockReference.knownFamily(of: hypothesis).map { member in
        let sum = zip(histograms, member.logDensities).reduce(0) { $0 + $1.0.sum(of: $1.1) }
        return member.logPrior + sum / width
      })
  }
}
