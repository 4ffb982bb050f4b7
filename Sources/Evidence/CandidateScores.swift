import Branching
import SpectralStatistics

/// What every signature can be at one index or another, with what the levels say of it.
struct CandidateScores {
  private let data: SignatureData
  private let evidence: LevelEvidence
  private let splitting: AntiunitaryCandidates?
  /// Shape [signature]: the scores of all explanations, without the level count's part, by the blocks that levels can tell apart.
  private var known: [Reading: [[BlockHypothesis: [Double]]]]

  /// `splitting` knows what anti-unitary readings can be.
  init(_ data: SignatureData, evidence: LevelEvidence, _ splitting: AntiunitaryCandidates?) {
    (self.data, self.evidence, self.splitting) = (data, evidence, splitting)
    let nothing = [[BlockHypothesis: [Double]]](repeating: [:], count: data.count)
    known = [.unitary: nothing, .antiunitary: nothing]
  }

  /// The choices that Frobenius reciprocity with one index leaves. Shape [signature][choice].
  mutating func choices(_ index: Int, _ reading: Reading) -> [[ScoredReciprocity.Choice]] {
    data.vectors.indices.map { k in
      let most = largestWeight(k, index: index)
      let counts =
        reading == .unitary
        ? (0...most / 4).dropFirst().map { WignerTypeCounts(real: $0) }
        : (0...most).dropFirst().flatMap { splitting!.allCounts(of: k, weight: $0) }
      return counts.map { counts in
        let count = evidence.countScore(
          of: counts, signature: data.vectors[k], dimension: data.dimensions[k],
          order: index * data.visible.order)
        return ScoredReciprocity.Choice(
          counts: counts, scores: scores(counts, k, reading).map { $0 + count })
      }.sorted { $0.counts < $1.counts }
    }
  }

  private mutating func scores(
    _ counts: WignerTypeCounts, _ k: Int, _ reading: Reading
  ) -> [Double] {
    let blocks = BlockHypothesis.types(counts)
    if let found = known[reading]![k][blocks] { return found }
    let scores = evidence.scores(of: counts, signature: data.vectors[k], reading)
    known[reading]![k][blocks] = scores
    return scores
  }

  /// The largest w_b that Frobenius reciprocity leaves room for.
  private func largestWeight(_ k: Int, index: Int) -> Int {
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
