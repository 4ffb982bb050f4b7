import Branching
import GroupTheory

/// All fusion rings with a given branching and action of one-dimensional irreps, up to renaming irreps of equal signature;
/// a ring may come more than once in different names. Left out are rings whose characters show at once that they belong to
/// no group.
///
/// Depth-first search over t(α,β,γ) = N_{αβ}^{γ*} with propagation of restriction, norms and associativity. It is complete:
/// propagation removes only values without a solution, symmetry breaking keeps the leader of each orbit, and the character
/// shortcut ends a branch only where at most one ring is left.
package struct FusionSearch {
  private var propagator: FusionPropagator
  private let shortcut: CharacterShortcut
  private let shouldStop: () -> Bool
  /// Nodes that may still be visited before shaving is tried.
  private var budget = FusionSearch.easyNodes
  /// The rings, some more than once in different names.
  package private(set) var rings: [FusionRing] = []
  /// Branches that ended because their characters are those of no group.
  package private(set) var rejections: [RejectionReason: Int] = [:]

  /// Shaving at the root pays only where more nodes than this are ahead.
  private static let easyNodes = 40

  package init(_ problem: FusionProblem, action: LinearAction, shouldStop: @escaping () -> Bool) {
    propagator = FusionPropagator(problem, action: action, shouldStop: shouldStop)
    shortcut = CharacterShortcut(problem, unknowns: propagator.unknowns)
    self.shouldStop = shouldStop
  }

  /// Finds every ring; false when it was stopped before the end.
  package mutating func run() -> Bool {
    guard propagator.start() else { return true }
    let mark = propagator.mark
    if descend(finishedBefore: 0) { return true }
    if shouldStop() { return false }
    // The search is not an easy one: start again with smaller intervals.
    propagator.undo(to: mark)
    (rings, rejections, budget) = ([], [:], .max)
    switch shave() {
    case .contradiction: return true
    case .stopped: return false
    case .done: return descend(finishedBefore: 0)
    }
  }

  private enum Outcome { case done, contradiction, stopped }

  /// Removes end values of intervals that propagation refutes at once, until nothing changes.
  private mutating func shave() -> Outcome {
    var progress = true
    while progress {
      progress = false
      for v in 0..<propagator.unknowns.count {
        while !propagator.domains.isFixed(v) {
          if shouldStop() { return .stopped }
          if !survives(v, propagator.domains.lower[v]) {
            guard propagator.domains.raise(v, to: propagator.domains.lower[v] + 1),
              propagator.propagate()
            else { return .contradiction }
          } else if !survives(v, propagator.domains.upper[v]) {
            guard propagator.domains.reduce(v, to: propagator.domains.upper[v] - 1),
              propagator.propagate()
            else { return .contradiction }
          } else {
            break
          }
          progress = true
        }
      }
    }
    return .done
  }

  private mutating func survives(_ v: Int, _ value: Int) -> Bool {
    let mark = propagator.mark
    let isConsistent = propagator.domains.assign(v, value) && propagator.propagate()
    propagator.undo(to: mark)
    return isConsistent
  }

  /// False when it was stopped or ran out of its budget.
  private mutating func descend(finishedBefore: Int) -> Bool {
    budget -= 1
    if budget < 0 || shouldStop() { return false }
    let open = shortcut.openUnknowns(propagator.domains)
    let finished = open.count { $0 == 0 }
    if finished > finishedBefore {
      switch shortcut.verdict(open, propagator.domains) {
      case .open: break
      case .ring(let ring):
        rings.append(ring)
        return true
      case .impossible(let reason):
        rejections[reason, default: 0] += 1
        return true
      }
    }
    guard let v = branchingVariable(open) else {
      if let ring = finishedRing() { rings.append(ring) }
      return true
    }
    for value in propagator.domains.lower[v]...propagator.domains.upper[v] {
      let mark = propagator.mark
      if propagator.domains.assign(v, value), propagator.propagate() {
        guard descend(finishedBefore: finished) else { return false }
      }
      propagator.undo(to: mark)
    }
    return true
  }

  /// An unknown of the fusion matrix that is nearest to being finished: of those the one with the fewest values left, the
  /// first of which has the smallest D_α D_β D_γ.
  private func branchingVariable(_ open: [Int]) -> Int? {
    let unknowns = propagator.unknowns
    let target = open.indices.filter { open[$0] > 0 }.min { (open[$0], $0) < (open[$1], $1) }
    guard let target else { return nil }
    var best: (variable: Int, size: Int)?
    for v in unknowns.triples.indices where !propagator.domains.isFixed(v) {
      guard unknowns.orbits(of: v).contains(target) else { continue }
      let size = propagator.domains.upper[v] - propagator.domains.lower[v]
      if size < best?.size ?? .max { best = (v, size) }
    }
    return best!.variable
  }

  /// The ring whose unknowns are all known, if it is one.
  private func finishedRing() -> FusionRing? {
    let unknowns = propagator.unknowns
    let irreps = 0..<unknowns.rank
    return try? FusionRing(
      coefficients: irreps.map { a in
        irreps.map { b in
          irreps.map { c in propagator.domains.lower[unknowns.number(a, b, unknowns.dual[c])] }
        }
      })
  }
}
