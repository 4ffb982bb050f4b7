/// Narrows the unknowns of a fusion ring until restriction, norms, associativity and symmetry breaking have no more to say.
///
/// Only values that occur in no solution (or in none that leads its symmetry orbit) are removed.
struct FusionPropagator {
  let unknowns: FusionVariables
  var domains: FusionDomains

  private let problem: FusionProblem
  private let action: LinearAction
  private let constraints: [LinearConstraint]
  private let norms: [NormConstraint]
  private var equations: [AssociativityEquation] = []
  private var symmetry = LexicographicLeader(permutations: [])
  private var linearQueue: ConstraintQueue
  private var normQueue: ConstraintQueue
  private var associativityQueue = ConstraintQueue([], unknowns: 0)
  private let shouldStop: () -> Bool
  private var stepCount = 0

  /// `shouldStop` ends propagation before it is done: what is left is then consistent as far as is known.
  init(_ problem: FusionProblem, action: LinearAction, shouldStop: @escaping () -> Bool) {
    self.shouldStop = shouldStop
    let dimensions = problem.dimensions
    let unknowns = FusionVariables(action: action, dimensions: dimensions)
    self.problem = problem
    self.action = action
    self.unknowns = unknowns
    constraints = LinearConstraint.all(problem, unknowns)
    norms = NormConstraint.all(problem, unknowns)
    linearQueue = ConstraintQueue(constraints.map(\.variables), unknowns: unknowns.count)
    normQueue = ConstraintQueue(norms.map(\.variables), unknowns: unknowns.count)
    domains = FusionDomains(
      lower: unknowns.triples.indices.map { $0 == FusionVariables.one ? 1 : 0 },
      upper: unknowns.triples.enumerated().map { number, t in
        if number < 2 { return number }
        let sizes = (0..<3).map { dimensions[Int(t[$0])] }.sorted()
        return sizes[0] * sizes[1] / sizes[2]
      })
  }

  /// Propagates what is cheap, and takes associativity and symmetry in only when that has left something; false when it has
  /// not.
  mutating func start() -> Bool {
    guard propagate() else { return false }
    equations =
      AssociativityEquations(
        unknowns, dimensions: problem.dimensions, shouldStop: shouldStop
      ).equations
    associativityQueue = ConstraintQueue(equations.map(\.variables), unknowns: unknowns.count)
    guard propagate() else { return false }
    if !unknowns.triples.indices.allSatisfy(domains.isFixed) {
      symmetry = LexicographicLeader(permutations: action.renamings().map(unknowns.permuted))
    }
    return propagate()
  }

  /// A state of the search to come back to.
  struct Mark {
    fileprivate let trail: Int
    fileprivate let positions: [Int]
  }

  var mark: Mark { Mark(trail: domains.mark, positions: symmetry.positions) }

  mutating func undo(to mark: Mark) {
    domains.undo(to: mark.trail)
    symmetry.positions = mark.positions
  }

  /// Narrows to a fixed point; false when some unknown has no value left.
  mutating func propagate() -> Bool {
    let isConsistent = narrow()
    if !isConsistent {
      _ = domains.takeChanged()
      linearQueue.clear()
      normQueue.clear()
      associativityQueue.clear()
    }
    return isConsistent
  }

  private static let stepsBetweenQuestions = 1024

  private mutating func narrow() -> Bool {
    while true {
      stepCount += 1
      if stepCount % Self.stepsBetweenQuestions == 0, shouldStop() { return true }
      for v in domains.takeChanged() {
        linearQueue.add(v)
        normQueue.add(v)
        if !equations.isEmpty { associativityQueue.add(v) }
      }
      if let k = linearQueue.next() {
        guard constraints[k].narrow(&domains) else { return false }
      } else if let k = normQueue.next() {
        guard norms[k].narrow(&domains) else { return false }
      } else if let k = associativityQueue.next() {
        guard equations[k].narrow(&domains) else { return false }
      } else {
        guard symmetry.narrow(&domains) else { return false }
        if domains.changed.isEmpty { return true }
      }
    }
  }
}

/// Constraints of one kind that wait for their turn; all of them at the start.
struct ConstraintQueue {
  /// Shape [unknown]: the constraints in which it occurs.
  private let occurrences: [[Int32]]
  private var waiting: [Int32]
  private var isWaiting: [Bool]

  init(_ variables: [[Int]], unknowns: Int) {
    var occurrences = [[Int32]](repeating: [], count: unknowns)
    for (k, list) in variables.enumerated() {
      for v in list where occurrences[v].last != Int32(k) { occurrences[v].append(Int32(k)) }
    }
    self.occurrences = occurrences
    waiting = variables.indices.map { Int32($0) }
    isWaiting = [Bool](repeating: true, count: variables.count)
  }

  /// Queues the constraints of an unknown.
  mutating func add(_ v: Int) {
    for k in occurrences[v] where !isWaiting[Int(k)] {
      isWaiting[Int(k)] = true
      waiting.append(k)
    }
  }

  mutating func next() -> Int? {
    guard let k = waiting.popLast() else { return nil }
    isWaiting[Int(k)] = false
    return Int(k)
  }

  mutating func clear() {
    for k in waiting { isWaiting[Int(k)] = false }
    waiting.removeAll(keepingCapacity: true)
  }
}
