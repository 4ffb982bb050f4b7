import AntiunitarySymmetry
import Branching
import Evidence
import GroupTheory
import Identification

/// The search of one candidate after the other; unitary and anti-unitary readings with the same irreps of G share the search.
struct CandidateSearch {
  /// When to take up no more candidates.
  struct Limits {
    /// The number of solutions.
    let solutionCount: Int
    /// How much less evidence than the best solution a candidate may have; nil for any.
    let margin: Double?
    /// Whether time is over.
    let shouldStop: () -> Bool
  }

  private let visible: CharacterTable
  private let limits: Limits
  private let identification: GroupIdentification?
  private var list: SolutionList
  private var known: [IndexCandidate: Outcome] = [:]

  /// In the order of the search.
  private(set) var fates: [CandidateFate] = []
  /// The evidence of the likeliest solution so far.
  private var best = -Double.infinity

  /// What became of the irreps of G, whatever they are joined to.
  private struct Outcome {
    let solutions: [BootstrapSolution]
    let rejections: [RejectionReason: Int]
    let isComplete: Bool
    /// Shape [solution][group of the catalogue]; nil until an anti-unitary symmetry is to be found in them.
    var realizations: [[AntiunitaryRealization]]?
  }

  /// All solutions found so far.
  var solutions: [BootstrapSolution] { list.solutions }

  /// With `identification`, anti-unitary symmetries are looked for in the groups of the catalogue.
  init(data: SignatureData, limits: Limits, identification: GroupIdentification?) {
    visible = data.visible
    self.limits = limits
    self.identification = identification
    list = SolutionList(data: data, shouldStop: limits.shouldStop)
  }

  /// Candidates with less evidence need not be taken up; -∞ where all have to be.
  var floor: Double { limits.margin.map { best - $0 } ?? -.infinity }

  /// Whether candidates with so much evidence need not be taken up.
  func isSettled(_ evidence: Double) -> Bool { evidence < floor }

  /// Decides candidates in the order in which they are given.
  ///
  /// Throws: when a catalogue file cannot be read.
  mutating func decide(_ entries: [CandidateList.Entry]) throws {
    for entry in entries { fates.append(try decide(entry)) }
  }

  private mutating func decide(_ entry: CandidateList.Entry) throws -> CandidateFate {
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
      if limits.shouldStop() || list.solutions.count >= limits.solutionCount
        || entry.evidence.map({ isSettled($0.total) }) ?? false
      {
        return fate(isUndecided: true)
      }
      var outcome = self.outcome(of: rule)
      if let corepresentations = entry.candidate.corepresentations {
        outcome = try join(outcome, rule.candidate, corepresentations)
      }
      let before = list.solutions.count
      for var solution in outcome.solutions {
        solution.evidence = entry.evidence
        best = max(best, entry.evidence?.total ?? best)
        list.insert(solution)
      }
      return fate(
        list.solutions.count - before, outcome.rejections, isUndecided: !outcome.isComplete)
    }
  }

  private mutating func outcome(of rule: BranchingRule) -> Outcome {
    if let outcome = known[rule.candidate] { return outcome }
    var search = RuleSearch(rule, shouldStop: limits.shouldStop)
    let isComplete = search.run()
    let outcome = Outcome(
      solutions: search.solutions.map(BootstrapSolution.init), rejections: search.rejections,
      isComplete: isComplete)
    known[rule.candidate] = outcome
    return outcome
  }

  /// The solutions in which an anti-unitary symmetry can join the irreps of G as a candidate says.
  private mutating func join(
    _ outcome: Outcome, _ unitary: IndexCandidate, _ corepresentations: Corepresentations
  ) throws -> Outcome {
    var realizations =
      try outcome.realizations
      ?? outcome.solutions.map {
        try identification?.realizations(of: $0.irreps, shouldStop: limits.shouldStop) ?? []
      }
    var (solutions, rejections) = ([BootstrapSolution](), outcome.rejections)
    var isComplete = outcome.isComplete
    for (k, var solution) in outcome.solutions.enumerated() {
      var search = AntiunitaryActionSearch(
        solution.irreps, corepresentations, shouldStop: limits.shouldStop)
      var reason = RejectionReason.antiunitaryAction
      let action = search.first { action in
        reason = .antiunitaryElements
        return Self.isRealized(action, &realizations[k])
      }
      if var action {
        if action.hasCharacter { action.squares = realizations[k].first?.lastSquares ?? [] }
        action.findSectors(branching: solution.branching, visible: visible)
        solution.antiunitary = action
        solution.corepresentations = corepresentations
        solutions.append(solution)
      } else if search.wasStopped {
        isComplete = false
      } else {
        rejections[reason, default: 0] += 1
      }
    }
    known[unitary]?.realizations = realizations
    return Outcome(solutions: solutions, rejections: rejections, isComplete: isComplete)
  }

  /// Whether one of some groups has an anti-unitary symmetry that acts so, or may have it; true without groups.
  private static func isRealized(
    _ action: AntiunitaryAction, _ realizations: inout [AntiunitaryRealization]
  ) -> Bool {
    guard !realizations.isEmpty else { return true }
    let place = realizations.indices.first { realizations[$0].verdict(on: action) != .absent }
    // The one that has it comes first.
    if let place { realizations.swapAt(0, place) }
    return place != nil
  }
}
