import ProjectiveReadings

extension BootstrapAnswer {
  /// Moves solutions that lack known operators behind all others, if any solution of the first rank has them.
  package mutating func rankByOperators() {
    let linear = solutions.map { (rank: $0.rank, lacks: $0.lacksOperators) }
    let graded = (projective?.solutions ?? []).map { (rank: $0.rank, lacks: $0.lacksOperators) }
    let all = linear + graded
    guard all.contains(where: \.lacks), all.contains(where: { $0.rank == 1 && !$0.lacks }) else {
      return
    }
    let kept = Set(all.filter { !$0.lacks }.map(\.rank)).sorted()
    let moved = Set(all.filter(\.lacks).map(\.rank)).sorted()
    func rank(_ old: Int, _ lacks: Bool) -> Int {
      lacks ? kept.count + 1 + moved.firstIndex(of: old)! : 1 + kept.firstIndex(of: old)!
    }
    for k in solutions.indices {
      solutions[k].rank = rank(solutions[k].rank, solutions[k].lacksOperators)
    }
    solutions = Self.sortedByRank(solutions, \.rank)
    guard var others = projective?.solutions else { return }
    for k in others.indices { others[k].rank = rank(others[k].rank, others[k].lacksOperators) }
    projective!.solutions = Self.sortedByRank(others, \.rank)
  }

  private static func sortedByRank<Solution>(
    _ solutions: [Solution], _ rank: (Solution) -> Int
  ) -> [Solution] {
    solutions.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
  }
}
