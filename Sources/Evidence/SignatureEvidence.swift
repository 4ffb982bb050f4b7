import Foundation
import SpectralStatistics
import Synchronization

/// What the levels of one signature tell about the symmetry blocks that they come from: their gap ratios and their ramp
/// together.
public struct SignatureEvidence: Sendable {
  /// D_b.
  public let dimension: Int
  /// n_b, the mean over samples.
  public let levels: Double
  /// What the gap ratios of these levels say.
  public let blocks: BlockEvidence
  /// What the ramp of their form factor says.
  public let ramp: RampEvidence
  /// The log-likelihood of each number of blocks.
  public let countLogLikelihoods: [Int: Double]
  /// The posterior probability of each number of blocks, with equal priors for each and for independent levels.
  public let countPosterior: [Int: Double]
  /// The hypothesis that explains the levels best.
  public let best: BlockHypothesis

  /// Whether these are quasi-energies, whose ensembles are the circular ones.
  public let isCircular: Bool

  private let known = KnownLikelihoods()

  init(
    dimension: Int, levels: Double, blocks: BlockEvidence, ramp: RampEvidence, isCircular: Bool
  ) {
    self.isCircular = isCircular
    (self.dimension, self.levels, self.blocks, self.ramp) = (dimension, levels, blocks, ramp)
    let values = BlockHypothesis.standard.map { hypothesis in
      let conditional = Self.sum(blocks, ramp, hypothesis)
      return (
        hypothesis: hypothesis,
        value: logSum(zip(conditional, BlockHypothesis.regularLogPriors).map { $0 + $1 })
      )
    }
    best = values.max { $0.value < $1.value }!.hypothesis
    let numbers = Dictionary(grouping: values, by: \.hypothesis.count).mapValues { group in
      logSum(group.map(\.value)) - log(Double(group.count))
    }
    let total = logSum(numbers.values.sorted())
    countLogLikelihoods = Self.counts(numbers)
    countPosterior = Self.counts(numbers.mapValues { exp($0 - total) })
  }

  /// Whether these levels say nothing at all.
  public var isSilent: Bool { blocks.isSilent && ramp.isSilent }

  /// The number of blocks, if its posterior is 99 % or more.
  public var decidedCount: Int? {
    isSilent
      ? nil : countPosterior.first { $0.value >= BlockEvidence.claimedConfidence }?.key
  }

  /// The log-likelihood of a hypothesis for each of `BlockHypothesis.regularFractions`; a silent part contributes 0.
  func logLikelihoods(of hypothesis: BlockHypothesis) -> [Double] {
    known.values(of: hypothesis) { Self.sum(blocks, ramp, hypothesis) }
  }

  /// Sentences for people.
  public var statement: String {
    isCircular ? LevelEnsemble.circular(plainStatement) : plainStatement
  }

  private var plainStatement: String {
    guard let count = decidedCount, !ramp.isSilent else {
      return ramp.isSilent ? blocks.statement : blocks.statement + " " + ramp.statement
    }
    let confidence = countPosterior[count]!
    let share =
      confidence >= 0.9999
      ? "more than 99.99"
      : String(format: "%.1f", locale: Locale(identifier: "C"), 100 * confidence)
    return blocks.statement + " " + ramp.statement
      + " Together: \(count) block\(count == 1 ? "" : "s"), with \(share) % confidence."
  }

  private static func sum(
    _ blocks: BlockEvidence, _ ramp: RampEvidence, _ hypothesis: BlockHypothesis
  ) -> [Double] {
    let ramps = ramp.logLikelihoods(of: hypothesis)
    return blocks.isSilent
      ? ramps : zip(blocks.logLikelihoods(of: hypothesis), ramps).map { $0 + $1 }
  }

  private static func counts(_ values: [Int?: Double]) -> [Int: Double] {
    Dictionary(
      uniqueKeysWithValues: values.compactMap { count, value in count.map { ($0, value) } })
  }
}

/// Log-likelihoods that were computed already.
private final class KnownLikelihoods: Sendable {
  private let values = Mutex<[BlockHypothesis: [Double]]>([:])

  func values(of hypothesis: BlockHypothesis, _ compute: () -> [Double]) -> [Double] {
    if let found = values.withLock({ $0[hypothesis] }) { return found }
    let found = compute()
    values.withLock { $0[hypothesis] = found }
    return found
  }
}
