import Branching
import CharacterTables
import FusionRings
import GroupTheory

/// Everything that follows from one branching rule: its fusion rings, and the solutions that they belong to.
struct RuleSearch {
  private let problem: FusionProblem
  private let completion: RingSolutions
  private let shouldStop: () -> Bool

  /// The solutions, some of which may be equal up to automorphisms of N's table.
  private(set) var solutions: [TableSolution] = []
  /// Conditions that failed, and how often.
  private(set) var rejections: [RejectionReason: Int] = [:]
  private var foundRing = false
  private var isComplete = true

  init(_ rule: BranchingRule, shouldStop: @escaping () -> Bool) {
    problem = FusionProblem(rule)
    completion = RingSolutions(rule: rule, shouldStop: shouldStop)
    self.shouldStop = shouldStop
  }

  /// The unknowns of larger rings would fill the memory.
  private static let largestRank = 256

  /// Searches everything; false when it was stopped before the end, or the ring is too large.
  mutating func run() -> Bool {
    guard problem.rule.rank <= Self.largestRank,
      let groups = LinearIrreps.all(of: problem.rule, shouldStop: shouldStop)
    else { return false }
    if groups.isEmpty {
      rejections[.linearCharacters] = 1
      return true
    }
    for linear in groups where isComplete {
      isComplete =
        LinearAction.forEach(of: problem.rule, linear: linear, shouldStop: shouldStop) {
          search($0)
        } && isComplete
    }
    if isComplete, !foundRing, rejections.isEmpty { rejections[.noFusionRing] = 1 }
    return isComplete
  }

  /// Completes the rings of one action of the one-dimensional irreps; false when it was stopped.
  private mutating func search(_ action: LinearAction) -> Bool {
    var search = FusionSearch(problem, action: action, shouldStop: shouldStop)
    if !search.run() { isComplete = false }
    rejections.merge(search.rejections, uniquingKeysWith: +)
    guard let rings = problem.rule.distinct(search.rings, shouldStop: shouldStop) else {
      return false
    }
    for ring in rings {
      foundRing = true
      switch completion.solutions(of: ring) {
      case .rejected(let reason): rejections[reason, default: 0] += 1
      case .solutions(let found): solutions += found
      case .stopped: isComplete = false
      }
    }
    return isComplete
  }
}
