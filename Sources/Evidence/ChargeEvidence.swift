import Branching
import Foundation
import SpectralStatistics

/// How well a charge explains levels: irreps whose numbers of levels fall with their charge m as exp(-m²/2σ²).
///
/// A hidden charge, as of U(1) or O(2), makes blocks of unequal sizes in a signature, and numbers of levels that are not those of
/// D dim H / |G| with any finite G. The score is that of `SolutionEvidence`, with σ fitted to the numbers of levels, so that the two
/// can be compared.
package struct ChargeEvidence: Sendable {
  /// An irrep with a charge.
  package struct Irrep: Sendable {
    let signature: [Int]
    let dimension: Int
    let charge: Double
    let share: Double

    /// `share` is the part of the states of its charge that it has levels.
    package init(signature: [Int], dimension: Int, charge: Double, share: Double) {
      (self.signature, self.dimension) = (signature, dimension)
      (self.charge, self.share) = (charge, share)
    }
  }

  /// The log-likelihood of the numbers of levels, less what fitting σ gains.
  package let levelCounts: Double
  /// σ, in units of the smallest charge.
  package let width: Double
  /// The expected numbers of levels of the blocks of each signature, the largest first. Shape: [signature: [block]].
  package let sizes: [[Int]: [Double]]

  /// Where σ is searched: narrower distributions leave one charge, which is no sign of any, and wider ones are flat, as those of finite
  /// groups are. A chain of L spins 1/2 has σ = √L / 2.
  private static let widths = (0...24).map { 0.9 * pow(4 / 0.9, Double($0) / 24) }
  /// Fitting one number gains half on average; choosing among ladders and centres some more.
  private static let penalty = 2.0
  /// Smaller blocks do not show.
  private static let leastLevels = 1.0

  /// Fits σ. Nil where a signature that was observed is expected to have no levels.
  package init?(of irreps: [Irrep], in evidence: LevelEvidence) {
    var best: (score: Double, width: Double, sizes: [[Int]: [Double]])?
    for width in Self.widths {
      let sizes = Self.sizes(of: irreps, width, total: evidence.totalDimension)
      var score = 0.0
      for (vector, observed) in evidence.signatures.sorted(by: { $0.value.levels < $1.value.levels }
      ) {
        let expected = sizes[vector, default: []].reduce(0, +)
        score +=
          expected < 1e-3
          ? -.infinity
          : LevelCount(
            observed.levels, expected: expected, sectorDeviation: evidence.sectorDeviation
          ).logLikelihood
      }
      // Signatures with many expected levels have to be there.
      for (vector, own) in sizes where evidence.signatures[vector] == nil {
        score -= own.reduce(0, +)
      }
      if score > best?.score ?? -.infinity { best = (score, width, sizes) }
    }
    guard let best else { return nil }
    (levelCounts, width) = (best.score - Self.penalty, best.width)
    sizes = best.sizes.mapValues { own in
      let seen = own.filter { $0 >= Self.leastLevels }.sorted(by: >)
      return Array((seen.isEmpty ? own : seen).prefix(BlockHypothesis.mostBlocks))
    }
  }

  /// Shape: [signature: [irrep]].
  private static func sizes(
    of irreps: [Irrep], _ width: Double, total: Double
  ) -> [[Int]: [Double]] {
    let weights = irreps.map { $0.share * exp(-$0.charge * $0.charge / (2 * width * width)) }
    let sum = zip(irreps, weights).reduce(0) { $0 + Double($1.0.dimension) * $1.1 }
    return Dictionary(
      zip(irreps, weights).map { ($0.signature, [$1 * total / sum]) }, uniquingKeysWith: +)
  }

  /// The log-likelihood of gap ratios and ramps. Complexity: a tenth of a second for each signature.
  package func blocks(in evidence: LevelEvidence) -> Double {
    let explanations = Explanation.all(for: .unitary, evidence.hasDeclaredAntiunitary)
    let known = evidence.signatures.map { (sizes: sizes[$0.key] ?? [1], signature: $0.value) }
    return logSum(
      explanations.map { explanation in
        explanation.logPrior
          + known.map { explanation.score(sizes: $0.sizes, $0.signature) }.sorted().reduce(0, +)
      })
  }

  /// The most that `blocks` may come to, without a look at the sizes.
  package static func bestBlocks(in evidence: LevelEvidence) -> Double {
    evidence.signatures.values.filter { !$0.isSilent }.reduce(0) {
      $0 + $1.logLikelihoods(of: $1.best).max()! + headroom
    }
  }

  /// By how much blocks of other sizes may explain a signature better than the best equal ones.
  private static let headroom = 3.0
}

extension LevelEvidence {
  /// No finite group has more evidence, whatever its index; without signatures that `data` lacks.
  package func finiteBound(
    _ data: SignatureData, declared: SectorPermutation?, shouldStop: @escaping () -> Bool
  ) -> Double {
    IndexOutlook(
      data, readings: [.unitary, .antiunitary], evidence: self,
      AntiunitaryCandidates(data, declared: declared, shouldStop: shouldStop)
    ).bound(beyond: 0)
  }
}
