import Foundation
import Synchronization

/// The gap-ratio histograms of a list of hypotheses, with which levels are compared.
///
/// A hypothesis names the blocks and not their exact sizes. Each stands for a family: its nominal
/// sizes multiplied by exp(η z_i), z_i equally spaced from -1 to 1 over its blocks, so that the
/// outer blocks differ by the factor exp(2η). The prior of η ≥ 0 is half a normal distribution of
/// width 0.2, on the grid of `spreads`: the larger of two blocks is 1 to 2.2 times the smaller.
///
/// A model need not be wholly chaotic: as M. V. Berry and M. Robnik, J. Phys. A 17, 2413 (1984), do
/// for mixed dynamics, a fraction ρ of the levels is taken to be independent of all others, another
/// block with Poisson statistics. Its prior falls as exp(-ρ / 0.03), on the grid of
/// `regularFractions`.
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
  /// The values of η.
  static let spreads = [0, 0.1, 0.2, 0.3, 0.4]
  private static let spreadWidth = 0.2
  /// The values of ρ.
  static let regularFractions = [0, 0.03, 0.07, 0.12]
  private static let regularScale = 0.03
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
    families = self.hypotheses.map(Self.family)
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
    let blocks = hypothesis.blocks
    let choices = variedSizes(of: blocks).flatMap { sizes, weight in
      (hypothesis.count == nil ? [0] : regularFractions).map { regular in
        (sizes: sizes, regular: regular, weight: weight * exp(-regular / regularScale))
      }
    }
    let total = choices.reduce(0) { $0 + $1.weight }
    return choices.map { sizes, regular, weight in
      var varied = zip(blocks, sizes).map { SymmetryBlock($0.ensemble, size: $1) }
      if regular > 0 {
        let size = sizes.reduce(0, +) * regular / (1 - regular)
        varied.append(SymmetryBlock(.poisson, size: size))
      }
      return Member(
        logPrior: log(weight / total), regularFraction: regular,
        logDensities: distributions(of: varied).map { distribution in
          distribution.histogram(bins: bins).map {
            log((1 - strayFraction) * $0 * Double(bins) + strayFraction)
          }
        })
    }
  }

  /// The sizes for all spreads, in both orders unless the blocks are alike, with weights.
  private static func variedSizes(
    of blocks: [SymmetryBlock]
  ) -> [(sizes: [Double], weight: Double)] {
    guard blocks.count > 1, blocks.contains(where: { $0.ensemble != .poisson }) else {
      return [(blocks.map(\.size), 1)]
    }
    let directions = Set(blocks).count == 1 ? [1.0] : [1, -1]
    return spreads.flatMap { spread in
      // The trapezoidal rule: the end of the half-normal distribution counts half.
      let gaussian = exp(-spread * spread / (2 * spreadWidth * spreadWidth))
      if spread == 0 { return [(sizes: blocks.map(\.size), weight: gaussian / 2)] }
      return directions.map { direction in
        let sizes = blocks.enumerated().map { place, block in
          let z = 2 * Double(place) / Double(blocks.count - 1) - 1
          return block.size * exp(direction * spread * z)
        }
        return (sizes, gaussian / Double(directions.count))
      }
    }
  }
}
