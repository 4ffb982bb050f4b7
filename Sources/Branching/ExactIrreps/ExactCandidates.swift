import GroupTheory

/// The candidates that exact irreps leave, index by index.
package struct ExactCandidates {
  private let data: SignatureData
  private let irreps: ExactIrreps
  private var steps: [Step]

  private enum Step {
    /// With what an anti-unitary symmetry joins, or without regard to it.
    case observed(index: Int, joined: Bool)
    case completed(index: Int)
  }

  /// What one index leaves.
  package struct Round {
    package let index: Int
    package let candidates: [IndexCandidate]
    /// Whether these are all.
    package let isComplete: Bool
  }

  /// Where all irreps were observed there is one index, whatever `indices` are: the anti-unitary symmetry that joins levels is one
  /// of the group first, and then one that maps N to itself only up to a character. Otherwise, and with `unseen`, further irreps
  /// are allowed.
  package init(
    of data: SignatureData, _ irreps: ExactIrreps, indices: ClosedRange<Int>, unseen: Bool
  ) {
    (self.data, self.irreps) = (data, irreps)
    if !unseen, let index = irreps.index(data.visible) {
      steps = [.observed(index: index, joined: true)]
      if irreps.joinsLevels { steps.append(.observed(index: index, joined: false)) }
    } else {
      let range = irreps.indices(of: data.visible, searched: indices, unseen: unseen)
      steps = range.map { .completed(index: $0) }
    }
  }

  /// Whether groups with the next index have to be known although there are smaller ones: no more than a quarter of them is
  /// unseen.
  package var isNextRequired: Bool {
    guard case .completed(let index) = steps.first else { return false }
    return 4 * irreps.commutantDimension >= 3 * index * data.visible.order
  }

  /// The candidates of the next step; nil when there is none.
  package mutating func next(shouldStop: () -> Bool) -> Round? {
    guard !steps.isEmpty else { return nil }
    switch steps.removeFirst() {
    case .observed(let index, let joined):
      let candidate = irreps.candidate(of: data, index: index, joined: joined)
      return Round(index: index, candidates: [candidate], isComplete: true)
    case .completed(let index):
      let found = irreps.completions(of: data, index: index, shouldStop: shouldStop)
      return Round(index: index, candidates: found.candidates, isComplete: found.isComplete)
    }
  }
}

extension ExactIrreps {
  /// The indices that are worth a search: p alone where it is known; otherwise those with which no more than three quarters of
  /// the group are unobserved, Σ_α D_α² ≥ p |N|/4 with the sum over observed irreps. The least one is always tried. With
  /// `unseen` some irreps are unobserved although the sums agree.
  package func indices(
    of visible: CharacterTable, searched: ClosedRange<Int>, unseen: Bool = false
  ) -> ClosedRange<Int> {
    if let index = index(visible) {
      return unseen ? index + 1...max(index + 1, 4 * index / 3) : index...index
    }
    let least = max(leastIndex(visible), searched.lowerBound)
    let most = max(4 * commutantDimension / (3 * visible.order), searched.upperBound)
    return least...max(least, min(most, 4 * commutantDimension / visible.order))
  }
}
