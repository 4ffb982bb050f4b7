import GroupTheory

/// All fusion rings with a given branching, group of one-dimensional irreps and duality, up to renaming irreps of equal signature; a ring may come more than
/// once in different names.
///
/// Depth-first search over t(α,β,γ) = N_{αβ}^{γ̄} with propagation of restriction and associativity. It is complete:
/// propagation removes only values without a solution, and symmetry breaking keeps the leader of each orbit.
struct FusionSearch {
  private var propagator: FusionPropagator
  private let shouldStop: () -> Bool
  private let visit: (FusionRing) -> Void

  init(
    rule: BranchingRule, linear: LinearIrreps, duality: Duality,
    shouldStop: @escaping () -> Bool, visit: @escaping (FusionRing) -> Void
  ) {
    propagator = FusionPropagator(rule: rule, linear: linear, duality: duality)
    self.shouldStop = shouldStop
    self.visit = visit
  }

  /// Visits every ring; false when it was stopped before the end.
  mutating func run() -> Bool {
    guard propagator.propagate() else { return true }
    switch shave() {
    case .contradiction: return true
    case .stopped: return false
    case .done: return descend()
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
    let mark = propagator.domains.mark
    let consistent = propagator.domains.assign(v, value) && propagator.propagate()
    propagator.domains.undo(to: mark)
    return consistent
  }

  /// False when it was stopped.
  private mutating func descend() -> Bool {
    if shouldStop() { return false }
    guard let v = branchingVariable() else {
      visit(ring())
      return true
    }
    for value in propagator.domains.lower[v]...propagator.domains.upper[v] {
      let mark = propagator.domains.mark
      if propagator.domains.assign(v, value), propagator.propagate() {
        guard descend() else { return false }
      }
      propagator.domains.undo(to: mark)
    }
    return true
  }

  /// The unknown with the fewest values left; the first of those, which has the smallest D_α D_β D_γ.
  private func branchingVariable() -> Int? {
    var best: (variable: Int, size: Int)?
    for v in 0..<propagator.unknowns.count {
      let size = propagator.domains.upper[v] - propagator.domains.lower[v]
      guard size > 0, size < best?.size ?? .max else { continue }
      best = (v, size)
      if size == 1 { break }
    }
    return best?.variable
  }

  private func ring() -> FusionRing {
    let unknowns = propagator.unknowns
    let irreps = 0..<unknowns.rank
    let coefficients = irreps.map { a in
      irreps.map { b in
        irreps.map { c in propagator.domains.lower[unknowns.number(a, b, unknowns.dual[c])] }
      }
    }
    guard let ring = try? FusionRing(coefficients: coefficients) else {
      preconditionFailure("a leaf of the search is not a fusion ring")
    }
    return ring
  }
}
