import Branching
import Foundation
import SpectralStatistics

extension LevelEvidence: CandidateEvidence {
  /// What speaks here.
  public var subject: String { "levels" }

  /// How well a candidate explains the levels: ln Σ exp(prior + Σ_b score) over all `Explanation`s.
  public func evidence(for candidate: IndexCandidate) -> SolutionEvidence {
    let explanations = Explanation.all(for: candidate.reading, hasDeclaredAntiunitary)
    let known = candidate.needs.compactMap { need in
      signatures[need.signature].map { (need: need, signature: $0) }
    }
    let sums = explanations.map { explanation in
      known.reduce(explanation.logPrior) { $0 + explanation.score($1.need.counts, $1.signature) }
    }
    let likeliest = explanations[sums.indices.dropLast().max { sums[$0] < sums[$1] }!]
    let counts = known.map { levelCount($0.need, $0.signature, order: candidate.order) }
    return SolutionEvidence(
      blocks: logSum(sums), levelCounts: counts.reduce(0) { $0 + $1.logLikelihood },
      claims: zip(known, counts).map { claim($0.need, $0.signature, likeliest, $1) })
  }

  private func levelCount(
    _ need: SignatureNeed, _ signature: SignatureEvidence, order: Int
  ) -> LevelCount {
    LevelCount(
      signature.levels,
      expected: totalDimension * Double(need.dimension * need.counts.weight) / Double(4 * order),
      sectorDeviation: sectorDeviation)
  }

  private func claim(
    _ need: SignatureNeed, _ signature: SignatureEvidence, _ explanation: Explanation,
    _ count: LevelCount
  ) -> SolutionEvidence.Claim {
    let hypothesis = explanation.hypothesis(need.counts, signature)
    let best = signature.logLikelihoods(of: signature.best).max()!
    let relative = signature.logLikelihoods(of: hypothesis)[explanation.fraction] - best
    let isSilent = isSilent || signature.isSilent
    return SolutionEvidence.Claim(
      signature: need.signature, dimension: need.dimension, hypothesis: hypothesis,
      blocks: isSilent ? 0 : relative,
      isConfirmed: !isSilent && signature.decidedCount == need.counts.blocks && relative > -1,
      levelRatio: count.ratio, isMiscounted: abs(count.deviation) > 3,
      isCircular: signature.isCircular)
  }

  // MARK: - Search in order of evidence

  /// The logarithms of the prior weights of all explanations.
  func priors(of reading: Reading) -> [Double] {
    Explanation.all(for: reading, hasDeclaredAntiunitary).map(\.logPrior)
  }

  /// What the levels of one signature say of some co-representations, for each explanation in the order of `priors`.
  ///
  /// With all signatures together `evidence(for:)` is ln Σ exp(prior + Σ scores) + Σ count scores.
  func scores(
    of counts: WignerTypeCounts, signature vector: [Int], _ reading: Reading
  ) -> [Double] {
    let explanations = Explanation.all(for: reading, hasDeclaredAntiunitary)
    guard let signature = signatures[vector] else { return explanations.map { _ in 0 } }
    return explanations.map { $0.score(counts, signature) }
  }

  /// What the number of levels of one signature says of some co-representations.
  func countScore(
    of counts: WignerTypeCounts, signature vector: [Int], dimension: Int, order: Int
  ) -> Double {
    guard let signature = signatures[vector] else { return 0 }
    let need = SignatureNeed(signature: vector, dimension: dimension, counts: counts)
    return levelCount(need, signature, order: order).logLikelihood
  }

  /// The most that `countScore` comes to for groups of an order and larger ones; with `isExact` for any number of co-representations.
  func bestCountScore(
    of counts: WignerTypeCounts, signature vector: [Int], dimension: Int, leastOrder: Int,
    isExact: Bool
  ) -> Double {
    guard let signature = signatures[vector] else { return 0 }
    let most = totalDimension * Double(dimension * counts.weight) / Double(4 * leastOrder)
    return LevelCount(
      signature.levels, expected: isExact ? signature.levels : min(most, signature.levels),
      sectorDeviation: sectorDeviation
    ).logLikelihood
  }
}
