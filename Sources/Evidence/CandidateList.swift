import Branching
import GroupTheory

/// All candidates with the indices that were asked for, in rounds, those first that the levels support best; with exact irreps
/// the one candidate that they leave or, where irreps must be unobserved, the possible ones index by index.
package struct CandidateList {
  /// A candidate that may have a fusion ring, or the first condition that it fails.
  package struct Entry {
    package let candidate: IndexCandidate
    package let rule: Result<BranchingRule, RejectionReason>
    package let evidence: SolutionEvidence?
  }

  private let data: SignatureData
  private let options: BootstrapOptions
  private let evidence: LevelEvidence?
  private let shouldStop: () -> Bool
  private var likely: LikelyCandidates?
  private var exact: ExactCandidates?
  private var isFirst = true

  /// Indices whose candidates were not all enumerated.
  package private(set) var incompleteIndices: [Int] = []
  /// No candidate that was not listed yet has more evidence; -∞ when none is left.
  package private(set) var highest = Double.infinity

  /// `shouldStop` ends the enumeration. With `irreps`, `data` has their branching vectors.
  package init(
    data: SignatureData, irreps: ExactIrreps? = nil, unseen: Bool = false,
    options: BootstrapOptions, evidence: LevelEvidence?, shouldStop: @escaping () -> Bool
  ) {
    (self.data, self.options, self.evidence) = (data, options, evidence)
    self.shouldStop = shouldStop
    exact = irreps.map { ExactCandidates(of: data, $0, indices: options.indices, unseen: unseen) }
    if let evidence, exact == nil, options.unobserved == .none {
      likely = LikelyCandidates(
        data: data, options: options, evidence: evidence, shouldStop: shouldStop)
    }
  }

  /// The candidates of the next round, by falling evidence; nil when there is none.
  package mutating func next() -> [Entry]? {
    if exact != nil { return nextOfExact() }
    guard likely != nil else { return nextOfAll() }
    let candidates: [IndexCandidate]
    if isFirst {
      candidates = unequalDuals()
      isFirst = false
    } else if let round = likely!.next() {
      candidates = round
    } else {
      return nil
    }
    (incompleteIndices, highest) = (likely!.incompleteIndices, likely!.highest)
    return entries(candidates)
  }

  /// Whether the next round has to be decided whatever was found; of exact irreps only.
  package var isNextRequired: Bool { exact?.isNextRequired ?? true }

  private mutating func nextOfExact() -> [Entry]? {
    guard let round = exact!.next(shouldStop: shouldStop) else {
      highest = -.infinity
      return nil
    }
    if !round.isComplete { incompleteIndices.append(round.index) }
    return entries(round.candidates)
  }

  private func entries(_ candidates: [IndexCandidate]) -> [Entry] {
    let entries = candidates.prefix(while: { _ in !shouldStop() }).map { candidate in
      let rule = BranchingRule.check(candidate.unitary)
      var own: SolutionEvidence?
      if case .success = rule { own = evidence?.evidence(for: candidate) }
      return Entry(candidate: candidate, rule: rule, evidence: own)
    }
    return entries.enumerated().sorted { a, b in
      let (x, y) = (a.element.evidence?.total ?? 0, b.element.evidence?.total ?? 0)
      return x != y ? x > y : a.offset < b.offset
    }.map(\.element)
  }

  /// Unitary candidates with different numbers of dual irreps: dual closure rejects them, so that the search in order of
  /// evidence leaves them out. They are listed for their fate, but not at indices with very many candidates.
  private func unequalDuals() -> [IndexCandidate] {
    let duals = data.vectors.indices.map { data.dual(of: $0) ?? $0 }
    guard options.readings.contains(.unitary), duals != Array(duals.indices) else { return [] }
    var steps = 0
    return options.indices.flatMap { index -> [IndexCandidate] in
      let all = IndexCandidate.all(of: data, index: index, unobserved: .none) {
        steps += 1
        return steps > Self.mostSteps || shouldStop()
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

  /// Everything in one round, by index, unitary readings first.
  private mutating func nextOfAll() -> [Entry]? {
    guard isFirst else { return nil }
    isFirst = false
    highest = -.infinity
    var candidates: [IndexCandidate] = []
    for index in options.indices {
      var isComplete = true
      if options.readings.contains(.unitary) {
        let unitary = IndexCandidate.all(
          of: data, index: index, unobserved: options.unobserved, shouldStop: shouldStop)
        candidates += unitary.candidates
        isComplete = unitary.isComplete
      }
      if options.readings.contains(.antiunitary) {
        let antiunitary = AntiunitaryCandidates.all(
          of: data, index: index, declared: options.declaredAntiunitary, shouldStop: shouldStop)
        candidates += antiunitary.candidates
        isComplete = isComplete && antiunitary.isComplete
      }
      if !isComplete {
        incompleteIndices.append(index)
        highest = .infinity
      }
    }
    return entries(candidates)
  }
}
