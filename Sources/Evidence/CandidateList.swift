import Branching
import GroupTheory

/// All candidates with the indices that were asked for, in rounds, those first that the levels support best; index by index where
/// levels are silent. With exact irreps the one candidate that they leave or, where irreps must be unobserved, the possible ones
/// index by index.
package struct CandidateList {
  /// A candidate that may have a fusion ring, or the first condition that it fails.
  package struct Entry {
    package let candidate: IndexCandidate
    package let rule: Result<BranchingRule, RejectionReason>
    package let evidence: SolutionEvidence?
  }

  private let data: SignatureData
  private let options: BootstrapOptions
  private let evidence: (any CandidateEvidence)?
  private let shouldStop: () -> Bool
  private var likely: LikelyCandidates?
  private var exact: ExactCandidates?
  private var isFirst = true
  /// Indices that are still to be listed where levels do not decide the order.
  private var pending: [Int] = []
  private var largestPending = 0
  private var listedCount = 0

  /// Indices whose candidates were not all enumerated.
  package var incompleteIndices: [Int] {
    lost.union(likely?.incompleteIndices ?? []).sorted()
  }
  /// Indices of which some candidates were not enumerated, or enumerated and no more looked at.
  private var lost: Set<Int> = []
  /// The least index that the signatures leave possible.
  package let least: LeastIndex
  /// No candidate that was not listed yet has more evidence; -∞ when none is left.
  private var highest = Double.infinity

  /// `shouldStop` ends the enumeration. With `irreps`, `data` has their branching vectors.
  package init(
    data: SignatureData, irreps: ExactIrreps? = nil, unseen: Bool = false,
    options: BootstrapOptions, evidence: (any CandidateEvidence)?, shouldStop: @escaping () -> Bool
  ) {
    var options = options
    options.isOpenEnded = options.isOpenEnded && data.allowsLinearReading
    (self.data, self.options, self.evidence) = (data, options, evidence)
    self.shouldStop = shouldStop
    least = LeastIndex(of: data, declared: options.declaredAntiunitary)
    exact = irreps.map { ExactCandidates(of: data, $0, indices: options.indices, unseen: unseen) }
    if let levels = evidence as? LevelEvidence, !levels.isSilent, exact == nil,
      options.unobserved == .none
    {
      likely = LikelyCandidates(
        data: data, options: options, evidence: levels, least: least, shouldStop: shouldStop)
    }
    largestPending = options.largestIndex(least)
    pending = Array(options.indices.lowerBound...largestPending)
  }

  /// The candidates of the next round, by falling evidence; nil when there is none that may have the evidence `floor`.
  ///
  /// Without a solution an open-ended search of silent levels goes on beyond its indices.
  package mutating func next(above floor: Double, hasSolution: Bool) -> [Entry]? {
    if exact != nil { return nextOfExact() }
    guard likely != nil else { return nextOfAll(hasSolution) }
    let candidates: [IndexCandidate]
    if isFirst {
      candidates = unequalDuals()
      isFirst = false
    } else if let round = likely!.next(above: floor) {
      candidates = round
    } else {
      return nil
    }
    return entries(candidates)
  }

  /// No candidate that was not listed yet has more evidence, if that is at least `floor`; -∞ when none is left.
  package func highest(above floor: Double) -> Double {
    guard let likely, !isFirst, lost.isEmpty else { return highest }
    return likely.highest(above: floor)
  }

  /// The indices that were searched.
  package var indices: ClosedRange<Int> {
    let largest = exact == nil ? likely?.largestIndex ?? largestPending : nil
    return options.indices.lowerBound...(largest ?? options.indices.upperBound)
  }

  /// No candidate of a larger index than those has more evidence; -∞ where larger ones were not asked for.
  package var beyond: Double { likely?.beyond ?? -.infinity }

  /// Whether the next round has to be decided whatever was found; of exact irreps only.
  package var isNextRequired: Bool { exact?.isNextRequired ?? true }

  private mutating func nextOfExact() -> [Entry]? {
    guard let round = exact!.next(shouldStop: shouldStop) else {
      highest = -.infinity
      return nil
    }
    if !round.isComplete { lost.insert(round.index) }
    return entries(round.candidates)
  }

  private mutating func entries(_ candidates: [IndexCandidate]) -> [Entry] {
    var entries: [Entry] = []
    for candidate in candidates {
      guard !shouldStop() else { break }
      let rule = BranchingRule.check(candidate.unitary)
      var own: SolutionEvidence?
      if case .success = rule { own = evidence?.evidence(for: candidate) }
      entries.append(Entry(candidate: candidate, rule: rule, evidence: own))
    }
    lost.formUnion(candidates[entries.count...].map(\.index))
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

  /// One index after the other, so that small groups are decided whatever time larger ones take; unitary readings first.
  private mutating func nextOfAll(_ hasSolution: Bool) -> [Entry]? {
    isFirst = false
    let farthest = options.farthestIndex(of: data)
    if pending.isEmpty, options.isOpenEnded, !hasSolution, largestPending < farthest,
      lost.isEmpty, !shouldStop()
    {
      pending = Array(largestPending + 1...min(2 * largestPending, farthest))
      largestPending = pending.last!
    }
    guard !pending.isEmpty else { return nil }
    // What compares candidates of all indices must see them all, the likeliest first.
    let isJoint = evidence.map { !($0 is LevelEvidence) && !$0.isSilent } ?? false
    let indices = isJoint ? pending : [pending[0]]
    pending.removeFirst(indices.count)
    let candidates = indices.flatMap { self.candidates(index: $0) }
    highest = pending.isEmpty && lost.isEmpty ? -.infinity : .infinity
    return entries(candidates)
  }

  private mutating func candidates(index: Int) -> [IndexCandidate] {
    guard listedCount < IndexCandidate.mostCandidates else {
      lost.insert(index)
      return []
    }
    var candidates: [IndexCandidate] = []
    var isComplete = true
    if options.readings.contains(.unitary), least.unitary.map({ index >= $0 }) ?? false {
      let unitary = IndexCandidate.all(
        of: data, index: index, unobserved: options.unobserved, shouldStop: shouldStop)
      candidates += unitary.candidates
      isComplete = unitary.isComplete
    }
    if options.readings.contains(.antiunitary), least.antiunitary.map({ index >= $0 }) ?? false {
      let antiunitary = AntiunitaryCandidates.all(
        of: data, index: index, declared: options.declaredAntiunitary, shouldStop: shouldStop)
      candidates += antiunitary.candidates
      isComplete = isComplete && antiunitary.isComplete
    }
    listedCount += candidates.count
    if !isComplete { lost.insert(index) }
    return candidates
  }
}
