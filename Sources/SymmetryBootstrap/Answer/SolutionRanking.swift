import Evidence

/// The order of solutions and their ranks.
///
/// With the levels' evidence the likeliest comes first, and solutions that follow one another share a rank as long as none is
/// less likely than the first of that rank by `SolutionEvidence.leastDifference`. Without evidence unitary readings come first,
/// smaller groups before larger ones.
enum SolutionRanking {
  /// The solutions with their ranks, by rank; within a rank unitary ones first, then by index; otherwise in the order in which
  /// they were given.
  static func ranked(_ solutions: [BootstrapSolution]) -> [BootstrapSolution] {
    let places = solutions.indices.sorted { a, b in
      let (x, y) = (solutions[a], solutions[b])
      if let p = x.evidence?.total, let q = y.evidence?.total, p != q { return p > q }
      return precedes(x, y, a, b)
    }
    var ranked = solutions
    var first = 0
    for (k, place) in places.enumerated() {
      if !areEqual(solutions[places[first]], solutions[place]) { first = k }
      ranked[place].rank = first + 1
    }
    return ranked.indices.sorted { a, b in
      ranked[a].rank != ranked[b].rank
        ? ranked[a].rank < ranked[b].rank : precedes(ranked[a], ranked[b], a, b)
    }.map { ranked[$0] }
  }

  private static func precedes(
    _ x: BootstrapSolution, _ y: BootstrapSolution, _ a: Int, _ b: Int
  ) -> Bool {
    if x.isPhaseVariant != y.isPhaseVariant { return y.isPhaseVariant }
    if x.reading != y.reading { return x.reading == .unitary }
    return (x.index, a) < (y.index, b)
  }

  /// Whether the second solution shares the rank of the first.
  private static func areEqual(_ first: BootstrapSolution, _ other: BootstrapSolution) -> Bool {
    guard first.isPhaseVariant == other.isPhaseVariant else { return false }
    guard let best = first.evidence?.total, let total = other.evidence?.total else {
      return first.reading == other.reading && first.index == other.index
    }
    return best - total < SolutionEvidence.leastDifference
  }
}
