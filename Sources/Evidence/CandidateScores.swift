import Branching
import SpectralStatistics

/// What every signature can be at any of the indices, with what the levels say of it.
struct CandidateScores {
  private let data: SignatureData
  private let evidence: LevelEvidence
  /// Shape [signature]: for every choice the scores of all explanations, without the level count's part.
  private let known: [Reading: [[WignerTypeCounts: [Double]]]]

  init(
    _ data: SignatureData, options: BootstrapOptions, evidence: LevelEvidence,
    _ splitting: AntiunitaryCandidates
  ) {
    (self.data, self.evidence) = (data, evidence)
    known = Dictionary(
      uniqueKeysWithValues: [Reading.unitary, .antiunitary].filter(options.readings.contains).map {
        reading in
        let scores = data.vectors.indices.map { k in
          let most = Self.largestWeight(data, k, index: options.indices.upperBound)
          let counts =
            reading == .unitary
            ? (0...most / 4).dropFirst().map { WignerTypeCounts(real: $0) }
            : (0...most).dropFirst().flatMap { splitting.allCounts(of: k, weight: $0) }
          return Dictionary(
            uniqueKeysWithValues: counts.map {
              ($0, evidence.scores(of: $0, signature: data.vectors[k], reading))
            })
        }
        return (reading, scores)
      })
  }

  /// The choices that Frobenius reciprocity with one index leaves. Shape [signature][choice].
  func choices(_ index: Int, _ reading: Reading) -> [[ScoredReciprocity.Choice]] {
    data.vectors.indices.map { k in
      let (vector, dimension) = (data.vectors[k], data.dimensions[k])
      let most = Self.largestWeight(data, k, index: index)
      return known[reading]![k].filter { $0.key.weight <= most }.map { counts, scores in
        let count = evidence.countScore(
          of: counts, signature: vector, dimension: dimension, order: index * data.visible.order)
        return ScoredReciprocity.Choice(counts: counts, scores: scores.map { $0 + count })
      }.sorted { $0.counts < $1.counts }
    }
  }

  /// The largest w_b that Frobenius reciprocity leaves room for.
  private static func largestWeight(_ data: SignatureData, _ k: Int, index: Int) -> Int {
    let (vector, irreps) = (data.vectors[k], data.visible.dimensions)
    return irreps.indices.filter { vector[$0] > 0 }
      .map { 4 * index * irreps[$0] / (vector[$0] * data.dimensions[k]) }.min()!
  }
}

extension WignerTypeCounts {
  /// An order for repeatable searches.
  fileprivate static func < (a: WignerTypeCounts, b: WignerTypeCounts) -> Bool {
    (a.real, a.complex, a.quaternionic) > (b.real, b.complex, b.quaternionic)
  }
}
