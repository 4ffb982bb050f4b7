import Foundation
import Synchronization

/// The form factors that a hypothesis about the blocks of a signature allows.
///
/// Blocks with the fractions f_i of the levels superpose to Σ_i f_i b_i(τ/f_i), with the form factor
/// b_i of each. A hypothesis stands for a family:
///
/// - sizes that differ, and a fraction of independent levels, as for gap ratios:
///   `BlockHypothesis.variants`;
/// - an excess a exp(-τ/c) at early times, before all of the Hilbert space is explored, where real
///   models lie above random matrices. Half of the prior is no excess; the other half is shared
///   equally by all pairs of `heights` and `durations`.
struct RampReference: Sendable {
  /// One member of a hypothesis's family.
  struct Member: Sendable {
    let logPrior: Double
    /// ρ.
    let regularFraction: Double
    /// K, the average over each interval of `RampCurve`.
    let means: [Double]
  }

  let hypothesis: BlockHypothesis
  let members: [Member]

  /// The values of a and of c.
  private static let heights = [0.1, 0.3, 0.8]
  private static let durations = [0.02, 0.05, 0.12, 0.25]

  /// The references of `BlockHypothesis.standard`, computed once, at the first use.
  static let standard = BlockHypothesis.standard.map(RampReference.init)

  /// The reference of a hypothesis, computed once per program.
  static func known(_ hypothesis: BlockHypothesis) -> RampReference {
    if let reference = others.withLock({ $0[hypothesis] }) { return reference }
    let reference = RampReference(hypothesis)
    others.withLock { $0[hypothesis] = reference }
    return reference
  }

  private static let others = Mutex<[BlockHypothesis: RampReference]>([:])

  /// Computes the family.
  ///
  /// Complexity: some milliseconds for each hypothesis.
  init(_ hypothesis: BlockHypothesis) {
    self.hypothesis = hypothesis
    var members: [Member] = []
    for variant in hypothesis.variants {
      let means = Self.means(
        of: zip(hypothesis.blocks, variant.sizes).map { ($0.ensemble, $1) },
        regular: variant.regularFraction)
      members += Self.excesses.map { excess, weight in
        Member(
          logPrior: log(variant.weight * weight), regularFraction: variant.regularFraction,
          means: zip(means, excess).map { $0 + $1 })
      }
    }
    let total = log(members.reduce(0) { $0 + exp($1.logPrior) })
    self.members = members.map {
      Member(
        logPrior: $0.logPrior - total, regularFraction: $0.regularFraction, means: $0.means)
    }
  }

  /// ρ + Σ_i f_i b_i(τ/f_i) in each interval, the mean of four times; the fractions f_i sum to
  /// 1 - ρ.
  static func means(
    of blocks: [(ensemble: LevelEnsemble, size: Double)], regular: Double = 0
  ) -> [Double] {
    let total = blocks.reduce(0) { $0 + $1.size } / (1 - regular)
    return average { time in
      blocks.reduce(regular) { sum, block in
        let fraction = block.size / total
        return sum + fraction * block.ensemble.formFactor(at: time / fraction)
      }
    }
  }

  private static func average(_ value: (Double) -> Double) -> [Double] {
    zip(RampCurve.edges, RampCurve.edges.dropFirst()).map { start, end in
      [0.125, 0.375, 0.625, 0.875].reduce(0) { $0 + value(start + $1 * (end - start)) } / 4
    }
  }

  private static let excesses: [(values: [Double], weight: Double)] =
    [([Double](repeating: 0, count: RampCurve.intervals), 0.5)]
    + heights.flatMap { height in
      durations.map { duration in
        (average { height * exp(-$0 / duration) }, 0.5 / Double(heights.count * durations.count))
      }
    }
}
