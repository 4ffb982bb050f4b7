import Branching
import Evidence
import GroupTheory
import ProjectiveReadings

extension BootstrapAnswer {
  /// The same with the projective readings, where no linear one is possible; ranks and notes take them into account.
  ///
  /// `data`, `irreps` and `evidence` are those that were observed. Throws when a catalogue file cannot be read.
  func withProjectiveReadings(
    of data: SignatureData, irreps: ExactIrreps?, evidence: (any CandidateEvidence)?,
    options: Bootstrap.Options,
    catalogue: GroupCatalogue?, shouldStop: @escaping () -> Bool
  ) throws -> BootstrapAnswer {
    guard options.readings.contains(.projective), ProjectiveSearch.isNeeded(for: data) else {
      return self
    }
    var result = self
    guard let catalogue else {
      result.notes.append("Projective readings need a catalogue of groups; there is none.")
      return result
    }
    var options = options
    if irreps == nil {
      options.indices = options.indices.lowerBound...options.largestIndex(result.least)
      result.indices =
        result.indices
        .lowerBound...max(
          result.indices.upperBound, options.indices.upperBound)
    }
    var search = ProjectiveSearch(
      data, irreps: irreps, options: options, evidence: evidence, best: bestEvidence,
      catalogue: catalogue, shouldStop: shouldStop)
    result.projective = try search.answer()
    if let commutation = irreps.flatMap({ AntiunitaryCommutation($0, data.visible) }) {
      result.projective!.solutions = commutation.mark(result.projective!.solutions)
    }
    result.rankAll()
    result.projectiveNotes = ProjectiveNotes(result.projective!, catalogue: catalogue).texts
    return result
  }

  /// The largest log-likelihood of all solutions.
  public var bestEvidence: Double? {
    (solutions.compactMap(\.evidence?.total)
      + (projective?.solutions ?? []).compactMap(\.evidence?.total)).max()
  }

  /// The number of solutions of all readings.
  public var solutionCount: Int { solutions.count + (projective?.solutions.count ?? 0) }

  /// Ranks linear and projective solutions together; without evidence projective ones come after linear ones.
  private mutating func rankAll() {
    guard var projective else { return }
    let ranks = SolutionRanking.ranks(
      of: solutions.map { ($0.evidence?.total, $0.isPhaseVariant, $0.place, $0.index) }
        + projective.solutions.map { ($0.evidence?.total, $0.isPhaseVariant, 2, $0.index) })
    for k in solutions.indices { solutions[k].rank = ranks[k] }
    for k in projective.solutions.indices {
      projective.solutions[k].rank = ranks[solutions.count + k]
    }
    projective.solutions = projective.solutions.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      return (x.rank, x.index, x.groups.first?.id ?? .max, a.offset)
        < (y.rank, y.index, y.groups.first?.id ?? .max, b.offset)
    }.map(\.element)
    self.projective = projective
  }
}

extension BootstrapSolution {
  /// Its place among the readings where nothing but degeneracies is known: 2 is that of projective ones, after which come
  /// anti-unitary symmetries that commute with G only up to a character.
  fileprivate var place: Int {
    antiunitary.map { $0.hasCharacter ? 3 : 1 } ?? 0
  }
}

extension SolutionRanking {
  /// The ranks of solutions of any readings, by the rules of `ranked`.
  static func ranks(
    of items: [(total: Double?, isPhaseVariant: Bool, place: Int, index: Int)]
  ) -> [Int] {
    let places = items.indices.sorted { a, b in
      let (x, y) = (items[a], items[b])
      if let p = x.total, let q = y.total, p != q { return p > q }
      if x.isPhaseVariant != y.isPhaseVariant { return y.isPhaseVariant }
      let keys = [x, y].map { ($0.place, $0.index) }
      return keys[0] == keys[1] ? a < b : keys[0] < keys[1]
    }
    var ranks = [Int](repeating: 1, count: items.count)
    var first = 0
    for (k, place) in places.enumerated() {
      let (leader, own) = (items[places[first]], items[place])
      let areEqual =
        if leader.isPhaseVariant != own.isPhaseVariant {
          false
        } else if let best = leader.total, let total = own.total {
          best - total < SolutionEvidence.leastDifference
        } else {
          leader.place == own.place && leader.index == own.index
        }
      if !areEqual { first = k }
      ranks[place] = first + 1
    }
    return ranks
  }
}
