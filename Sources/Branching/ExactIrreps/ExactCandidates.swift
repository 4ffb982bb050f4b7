import GroupTheory

/// The candidates that exact irreps leave, index by index.
package struct ExactCandidates {
  private let data: SignatureData
  private let irreps: ExactIrreps
  private var indices: [Int]

  /// What one index leaves.
  package struct Round {
    package let index: Int
    package let candidates: [IndexCandidate]
    /// Whether these are all.
    package let isComplete: Bool
  }

  /// Where all irreps were observed there is one index, whatever `indices` are. Otherwise further irreps are allowed with every
  /// index up to the largest of `indices`, or to twice the least possible one.
  package init(of data: SignatureData, _ irreps: ExactIrreps, indices: ClosedRange<Int>) {
    (self.data, self.irreps) = (data, irreps)
    let range = irreps.indices(of: data.visible, searched: indices)
    self.indices = Array(range)
  }

  /// The candidates of the next index; nil when there is none.
  package mutating func next(shouldStop: () -> Bool) -> Round? {
    guard !indices.isEmpty else { return nil }
    let index = indices.removeFirst()
    let found = irreps.candidates(of: data, index: index, shouldStop: shouldStop)
    return Round(index: index, candidates: found.candidates, isComplete: found.isComplete)
  }
}

extension ExactIrreps {
  /// The indices that are worth a search: p alone where it is known.
  package func indices(
    of visible: CharacterTable, searched: ClosedRange<Int>
  ) -> ClosedRange<Int> {
    if let index = index(visible) { return index...index }
    let least = max(leastIndex(visible), searched.lowerBound)
    return least...max(searched.upperBound, 2 * least)
  }
}
