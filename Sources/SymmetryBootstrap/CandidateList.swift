import GroupTheory

/// All candidates with the indices that were asked for, those first that the levels support best.
struct CandidateList {
  /// A candidate that may have a fusion ring, or the first condition that it fails.
  struct Entry {
    let candidate: IndexCandidate
    let rule: Result<BranchingRule, RejectionReason>
    let evidence: SolutionEvidence?
  }

  /// By index, unitary readings first.
  private(set) var entries: [Entry] = []
  /// The places of `entries` in the order of the search.
  private(set) var order: [Int] = []
  /// Indices whose candidates were not all enumerated.
  private(set) var incompleteIndices: [Int] = []

  init(
    data: SignatureData, options: Bootstrap.Options, evidence: LevelEvidence?,
    shouldStop: () -> Bool
  ) {
    if let evidence, options.unobserved == .none {
      let likely = LikelyCandidates.all(
        of: data, options: options, evidence: evidence, shouldStop: shouldStop)
      let rejected = Self.unequalDuals(of: data, options: options, shouldStop: shouldStop)
      _ = append((likely.candidates + rejected, true), evidence)
      entries = entries.enumerated().sorted { a, b in
        let (x, y) = (a.element.candidate, b.element.candidate)
        if x.index != y.index { return x.index < y.index }
        return x.reading == y.reading ? a.offset < b.offset : x.reading == .unitary
      }.map(\.element)
      incompleteIndices = likely.incompleteIndices
    } else {
      listAll(data, options, evidence, shouldStop)
    }
    order = entries.indices.sorted { a, b in
      let (x, y) = (entries[a].evidence?.total ?? 0, entries[b].evidence?.total ?? 0)
      return x != y ? x > y : a < b
    }
  }

  /// Unitary candidates with different numbers of dual irreps: dual closure rejects them, so that the search in order of
  /// evidence leaves them out. They are listed for their fate, but not at indices with very many candidates.
  private static func unequalDuals(
    of data: SignatureData, options: Bootstrap.Options, shouldStop: () -> Bool
  ) -> [IndexCandidate] {
    let duals = data.vectors.indices.map { data.dual(of: $0) ?? $0 }
    guard options.readings.contains(.unitary), duals != Array(duals.indices) else { return [] }
    var steps = 0
    return options.indices.flatMap { index -> [IndexCandidate] in
      let all = IndexCandidate.all(of: data, index: index, unobserved: .none) {
        steps += 1
        return steps > mostSteps || shouldStop()
      }
      guard all.isComplete else { return [] }
      return all.candidates.filter { candidate in
        duals.indices.contains { k in
          candidate.multiplicities[k] != candidate.multiplicities[duals[k]]
        }
      }
    }
  }

  private static let mostSteps = 20_000

  private mutating func listAll(
    _ data: SignatureData, _ options: Bootstrap.Options, _ evidence: LevelEvidence?,
    _ shouldStop: () -> Bool
  ) {
    for index in options.indices {
      var isComplete = true
      if options.readings.contains(.unitary) {
        let unitary = IndexCandidate.all(
          of: data, index: index, unobserved: options.unobserved, shouldStop: shouldStop)
        isComplete = append(unitary, evidence)
      }
      if options.readings.contains(.antiunitary) {
        let antiunitary = AntiunitaryCandidates.all(
          of: data, index: index, declared: options.declaredAntiunitary, shouldStop: shouldStop)
        isComplete = append(antiunitary, evidence) && isComplete
      }
      if !isComplete { incompleteIndices.append(index) }
    }
  }

  private mutating func append(
    _ list: (candidates: [IndexCandidate], isComplete: Bool), _ evidence: LevelEvidence?
  ) -> Bool {
    for candidate in list.candidates {
      let rule = BranchingRule.check(candidate.unitary)
      var own: SolutionEvidence?
      if case .success = rule { own = evidence?.evidence(for: candidate) }
      entries.append(Entry(candidate: candidate, rule: rule, evidence: own))
    }
    return list.isComplete
  }
}
