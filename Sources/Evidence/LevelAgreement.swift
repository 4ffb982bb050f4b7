import Branching
import SpectralStatistics

/// Whether the levels of all samples are as exact irreps say: they tie where they must, and are distributed accordingly.
public struct LevelAgreement: Sendable {
  /// Signatures that only a coincidence of several irreps' levels explains, with the mean number of levels: ties beyond those of
  /// the family, by chance or because the model's couplings are special.
  public let beyond: [(vector: [Int], levels: Double)]
  /// In how many of the samples there is such a tie.
  public let samplesBeyond: Int
  /// Signatures that no irreps add up to: levels lack partners that they must have.
  public let broken: [[Int]]
  /// Signatures whose statistics are unlikely for the irreps that carry them, with the difference in ln L to the best blocks.
  public let unlikely: [(vector: [Int], blocks: Double)]
  /// The number of signatures whose statistics say something.
  public let speaking: Int
  /// The number of samples.
  public let samples: Int

  /// The least difference in ln L that speaks against irreps: the best blocks are the best of many.
  private static let leastDifference = 8.0

  /// Compares the levels with the irreps.
  public init(of irreps: ExactIrreps, signatures: SpectralSignatures, evidence: LevelEvidence) {
    let expected = irreps.levelCounts
    let others = signatures.vectors.indices.filter { expected[signatures.vectors[$0]] == nil }
    var sums = BranchingSums(Array(expected.keys))
    let isSum = others.map { sums.contains(signatures.vectors[$0]) }
    let means = signatures.meanLevels
    let chance = zip(others, isSum).filter(\.1).map(\.0)
    beyond = chance.map { (signatures.vectors[$0], means[$0]) }
    broken = zip(others, isSum).filter { !$0.1 }.map { signatures.vectors[$0.0] }
    samplesBeyond = signatures.levels.count { counts in chance.contains { counts[$0] > 0 } }
    samples = signatures.levels.count
    let statistics =
      evidence.isSilent
      ? []
      : irreps.blocks.compactMap { vector, counts in
        evidence.signatures[vector].flatMap { $0.difference(of: counts) }.map { (vector, $0) }
      }
    unlikely = statistics.filter { $0.1 < -Self.leastDifference }
      .sorted { $1.0.lexicographicallyPrecedes($0.0) }.map { ($0.0, $0.1) }
    speaking = statistics.count
  }

  /// Whether nothing speaks against the irreps.
  public var holds: Bool { broken.isEmpty && unlikely.isEmpty }
}

extension ExactIrreps {
  /// The blocks of every signature by their fields; two that an anti-unitary symmetry joins are one.
  fileprivate var blocks: [[Int]: WignerTypeCounts] {
    var result: [[Int]: WignerTypeCounts] = [:]
    for (k, irrep) in irreps.enumerated() {
      if case .other(let partner) = irrep.partner, partner < k { continue }
      let own = result[signature(of: k)] ?? WignerTypeCounts(real: 0)
      result[signature(of: k)] = WignerTypeCounts(
        real: own.real + (irrep.field == .real ? 1 : 0),
        complex: own.complex + (irrep.field == .complex ? 1 : 0),
        quaternionic: own.quaternionic + (irrep.field == .quaternionic ? 1 : 0))
    }
    return result
  }
}

extension SignatureEvidence {
  /// The log-likelihood of some blocks less that of the best ones; nil where the levels are silent or uncorrelated.
  fileprivate func difference(of counts: WignerTypeCounts) -> Double? {
    guard !isSilent else { return nil }
    let highest = logLikelihoods(of: best).max()!
    guard
      highest - logLikelihoods(of: BlockHypothesis(.poisson))[0] > SolutionEvidence.leastDifference
    else { return nil }
    return logLikelihoods(of: .types(counts)).max()! - highest
  }
}
