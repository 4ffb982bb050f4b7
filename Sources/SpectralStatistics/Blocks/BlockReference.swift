import Foundation
import Synchronization

/// The gap-ratio histograms of a list of hypotheses, with which levels are compared.
///
/// A hypothesis names the blocks and not their exact sizes: it stands for its `variants`.
///
/// Apart from that the histograms are those of infinite random matrices. A thousandth of uniformly
/// distributed ratios is admixed, so that a single stray level excludes nothing.
public struct BlockReference: Sendable {
  /// What levels are compared with, in the order given.
  public let hypotheses: [BlockHypothesis]
  /// For each hypothesis its family.
  let families: [[Member]]

  /// One choice of sizes in the family of a hypothesis.
  struct Member: Sendable {
    let logPrior: Double
    /// ρ.
    let regularFraction: Double
    /// ln of the probability density of r, which is taken constant in each of `bins` intervals.
    /// Shape: [order][interval].
    let logDensities: [[Double]]
  }

  /// The number of intervals between r = 0 and 1.
  static let bins = 50
  private static let strayFraction = 1e-3

  /// `BlockHypothesis.standard`, computed once, at the first use.
  public static let standard = BlockReference(hypotheses: BlockHypothesis.standard)

  /// Computes the histograms; repeated hypotheses are kept once.
  ///
  /// Complexity: a millisecond for each block of a hypothesis; a quarter of a second once per
  /// program.
  public init(hypotheses: [BlockHypothesis]) {
    precondition(!hypotheses.isEmpty, "nothing to compare with")
    var seen: Set<BlockHypothesis> = []
    self.hypotheses = hypotheses.filter { seen.insert($0).inserted }
    families = self.hypotheses.map(Self.knownFamily)
  }

  /// The family of a hypothesis, computed once per program.
  static func knownFamily(of hypothesis: BlockHypothesis) -> [Member] {
    if let family = known.withLock({ $0[hypothesis] }) { return family }
    let family = family(of: hypothesis)
    known.withLock { $0[hypothesis] = family }
    return family
  }

  private static let known = Mutex<[BlockHypothesis: [Member]]>([:])

  private init(hypotheses: [BlockHypothesis], families: [[Member]]) {
    (self.hypotheses, self.families) = (hypotheses, families)
  }

  /// The same reference with further hypotheses.
  public func adding(_ more: [BlockHypothesis]) -> BlockReference {
    let known = Set(hypotheses)
    let new = more.filter { !known.contains($0) }
    if new.isEmpty { return self }
    let added = BlockReference(hypotheses: new)
    return BlockReference(
      hypotheses: hypotheses + added.hypotheses, families: families + added.families)
  }

  /// The distributions of the gap ratios, of all orders, for blocks of exactly these sizes.
  public static func distributions(of blocks: [SymmetryBlock]) -> [GapRatioDistribution] {
    GapRatioDistribution.all(blocks: blocks.map { (BlockCounts.tables[$0.ensemble]!, $0.size) })
  }

  private static func family(of hypothesis: BlockHypothesis) -> [Member] {
    hypothesis.variants.map { variant in
      var varied = zip(hypothesis.blocks, variant.sizes)
        .map { SymmetryBlock($0.ensemble, size: $1) }
      let regular = variant.regularFraction
      if regular > 0 {
        let size = variant.sizes.reduce(0, +) * regular / (1 - regular)
        varied.append(SymmetryBlock(.poisson, size: size))
      }
      return Member(
        logPrior: log(variant.weight), regularFraction: regular,
        logDensities: distributions(of: varied).map { distribution in
          distribution.histogram(bins: bins).map {
            log((1 - strayFraction) * $0 * Double(bins) + strayFraction)
          }
        })
    }
  }
}
