import Branching
import SpectralStatistics

/// How much evidence the candidates of all larger indices can have at most, without a look at any of them.
///
/// The blocks of a signature do not know the index. Its number of levels does: with r irreps it is proportional to r/p, so that a
/// small r, of which the gap ratios tell, fits the worse the larger p is. More blocks than `BlockHypothesis.mostBlocks` cannot be
/// counted, and their number may be the one that the levels ask for at any index.
struct IndexOutlook {
  private let data: SignatureData
  private let evidence: LevelEvidence
  private let parts: [Part]

  /// One reading. Shape of `choices`: [signature].
  private struct Part {
    let prior: [Double]
    let choices: [[Choice]]
  }

  private struct Choice {
    let counts: WignerTypeCounts
    /// Shape [explanation].
    let scores: [Double]
    var isMany: Bool { counts.blocks >= BlockHypothesis.mostBlocks }
  }

  init(
    _ data: SignatureData, readings: Set<Reading>, evidence: LevelEvidence,
    _ splitting: AntiunitaryCandidates?
  ) {
    (self.data, self.evidence) = (data, evidence)
    parts = [Reading.unitary, .antiunitary].filter(readings.contains).map { reading in
      Part(
        prior: evidence.priors(of: reading),
        choices: data.vectors.indices.map { k in
          Self.counts(of: k, reading, splitting).map {
            Choice(
              counts: $0, scores: evidence.scores(of: $0, signature: data.vectors[k], reading))
          }
        })
    }
  }

  /// No candidate with a larger index than this has more evidence.
  func bound(beyond index: Int) -> Double {
    bound { k, choice in
      evidence.bestCountScore(
        of: choice.counts, signature: data.vectors[k], dimension: data.dimensions[k],
        leastOrder: (index + 1) * data.visible.order, isExact: choice.isMany)
    }
  }

  /// What `bound` falls to as the index grows.
  var limit: Double {
    bound { k, choice in
      choice.isMany
        ? evidence.bestCountScore(
          of: choice.counts, signature: data.vectors[k], dimension: data.dimensions[k],
          leastOrder: 1, isExact: true) : -.infinity
    }
  }

  private func bound(_ count: (Int, Choice) -> Double) -> Double {
    parts.map { part in
      var sums = part.prior
      for (k, choices) in part.choices.enumerated() {
        var most = [Double](repeating: -.infinity, count: sums.count)
        for choice in choices {
          let own = count(k, choice)
          for (pattern, score) in choice.scores.enumerated() {
            most[pattern] = max(most[pattern], score + own)
          }
        }
        sums = zip(sums, most).map(+)
      }
      return sums.contains { $0 > -.infinity } ? logSum(sums) : -.infinity
    }.max() ?? -.infinity
  }

  /// All numbers of each type with so many blocks as can be told apart.
  private static func counts(
    of k: Int, _ reading: Reading, _ splitting: AntiunitaryCandidates?
  ) -> [WignerTypeCounts] {
    let most = BlockHypothesis.mostBlocks
    if reading == .unitary { return (1...most).map { WignerTypeCounts(real: $0) } }
    return (1...4 * most).flatMap { splitting!.allCounts(of: k, weight: $0) }
      .filter { $0.blocks <= most }
  }
}
