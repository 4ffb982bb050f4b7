import GroupTheory

/// The search of one candidate after the other; unitary and anti-unitary readings with the same irreps of G share the search.
struct CandidateSearch {
  private let visible: CharacterTable
  private let solutionLimit: Int
  private let shouldStop: () -> Bool
  private var list: SolutionList
  private var known: [IndexCandidate: Outcome] = [:]

  /// What became of the irreps of G, whatever they are joined to.
  private struct Outcome {
    let solutions: [BootstrapSolution]
    let rejections: [RejectionReason: Int]
    let isComplete: Bool
  }

  /// All solutions found so far.
  var solutions: [BootstrapSolution] { list.solutions }

  init(data: SignatureData, solutionLimit: Int, shouldStop: @escaping () -> Bool) {
    visible = data.visible
    self.solutionLimit = solutionLimit
    self.shouldStop = shouldStop
    list = SolutionList(data: data)
  }

  /// Decides all candidates in the list's order of search; the fates are in the order of its entries.
  mutating func decide(_ candidates: CandidateList) -> [CandidateFate] {
    var fates = [CandidateFate?](repeating: nil, count: candidates.entries.count)
    for place in candidates.order { fates[place] = decide(candidates.entries[place]) }
    return fates.map { $0! }
  }

  private mutating func decide(_ entry: CandidateList.Entry) -> CandidateFate {
    func fate(
      _ solutionCount: Int = 0, _ rejections: [RejectionReason: Int] = [:], isUndecided: Bool
    ) -> CandidateFate {
      CandidateFate(
        candidate: entry.candidate, solutionCount: solutionCount, rejections: rejections,
        isUndecided: isUndecided, evidence: entry.evidence)
    }
    switch entry.rule {
    case .failure(let reason): return fate(0, [reason: 1], isUndecided: false)
    case .success(let rule):
      if shouldStop() || list.solutions.count >= solutionLimit { return fate(isUndecided: true) }
      var outcome = self.outcome(of: rule)
      if let corepresentations = entry.candidate.corepresentations {
        outcome = join(outcome, corepresentations)
      }
      let before = list.solutions.count
      for var solution in outcome.solutions {
        solution.evidence = entry.evidence
        list.insert(solution)
      }
      return fate(
        list.solutions.count - before, outcome.rejections, isUndecided: !outcome.isComplete)
    }
  }

  private mutating func outcome(of rule: BranchingRule) -> Outcome {
    if let outcome = known[rule.candidate] { return outcome }
    var search = RuleSearch(rule, shouldStop: shouldStop)
    let isComplete = search.run()
    let outcome = Outcome(
      solutions: search.solutions, rejections: search.rejections, isComplete: isComplete)
    known[rule.candidate] = outcome
    return outcome
  }

  /// The solutions in which an anti-unitary symmetry can join the irreps of G as a candidate says.
  private func join(_ outcome: Outcome, _ corepresentations: Corepresentations) -> Outcome {
    var (solutions, rejections) = ([BootstrapSolution](), outcome.rejections)
    var isComplete = outcome.isComplete
    for var solution in outcome.solutions {
      var search = AntiunitaryActionSearch(solution, corepresentations, shouldStop: shouldStop)
      if var action = search.first() {
        action.findSectors(branching: solution.branching, visible: visible)
        solution.antiunitary = action
        solution.corepresentations = corepresentations
        solutions.append(solution)
      } else if search.wasStopped {
        isComplete = false
      } else {
        rejections[.antiunitaryAction, default: 0] += 1
      }
    }
    return Outcome(solutions: solutions, rejections: rejections, isComplete: isComplete)
  }
}
