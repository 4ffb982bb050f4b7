/// Narrows the unknowns of a fusion ring until restriction, associativity and symmetry breaking have no more to say.
///
/// Only values that occur in no solution (or in none that leads its symmetry orbit) are removed.
struct FusionPropagator {
  let unknowns: FusionVariables
  let symmetry: LexicographicLeader
  var domains: FusionDomains

  private let constraints: [LinearConstraint]
  private let constraintsOf: [[Int]]
  private var pendingConstraints: [Int]
  private var constraintIsPending: [Bool]
  private var quartets: AssociativityQuartets

  init(rule: BranchingRule, linear: LinearIrreps, duality: Duality) {
    let dimensions = rule.dimensions
    let unknowns = FusionVariables(dual: duality.dual, dimensions: dimensions)
    self.unknowns = unknowns
    symmetry = LexicographicLeader(permutations: duality.renamings.map(unknowns.permuted))
    let constraints = LinearConstraint.all(rule, unknowns)
    var occurrences = [[Int]](repeating: [], count: unknowns.count)
    for (k, constraint) in constraints.enumerated() {
      for v in constraint.variables { occurrences[v].append(k) }
    }
    self.constraints = constraints
    constraintsOf = occurrences
    pendingConstraints = Array(constraints.indices)
    constraintIsPending = [Bool](repeating: true, count: constraints.count)
    quartets = AssociativityQuartets(rank: rule.rank)
    let bounds = FusionPropagator.bounds(unknowns, dimensions, linear)
    domains = FusionDomains(lower: bounds.map(\.0), upper: bounds.map(\.1))
    quartets.markAll()
  }

  /// t(0,β,γ) = 1 exactly when γ is dual to β; products of one-dimensional irreps are known; elsewhere t is at most the
  /// smallest of the three dimensions.
  private static func bounds(
    _ unknowns: FusionVariables, _ dimensions: [Int], _ linear: LinearIrreps
  ) -> [(Int, Int)] {
    var position = [Int?](repeating: nil, count: unknowns.rank)
    for (k, irrep) in linear.irreps.enumerated() { position[irrep] = k }
    return unknowns.triples.map { members in
      let (a, b, c) = (Int(members[0][0]), Int(members[0][1]), Int(members[0][2]))
      if a == 0 {
        let value = unknowns.dual[b] == c ? 1 : 0
        return (value, value)
      }
      if let x = position[a], let y = position[b], let z = position[c] {
        let value = linear.products[linear.products[x][y]][z] == 0 ? 1 : 0
        return (value, value)
      }
      return (0, min(dimensions[a], dimensions[b], dimensions[c]))
    }
  }

  /// Narrows to a fixed point; false when some unknown has no value left.
  mutating func propagate() -> Bool {
    let consistent = narrow()
    if !consistent { forgetPending() }
    return consistent
  }

  private mutating func narrow() -> Bool {
    while true {
      collectChanges()
      if let k = pendingConstraints.popLast() {
        constraintIsPending[k] = false
        guard apply(constraints[k]) else { return false }
      } else if !symmetry.apply(to: &domains) {
        return false
      } else if !domains.changed.isEmpty {
        continue
      } else if let quartet = quartets.next() {
        guard quartets.apply(quartet, unknowns, &domains) else { return false }
      } else {
        return true
      }
    }
  }

  private mutating func collectChanges() {
    for v in domains.takeChanged() {
      for k in constraintsOf[v] where !constraintIsPending[k] {
        constraintIsPending[k] = true
        pendingConstraints.append(k)
      }
      quartets.mark(unknowns.triples[v], dual: unknowns.dual)
    }
  }

  private mutating func forgetPending() {
    _ = domains.takeChanged()
    for k in pendingConstraints { constraintIsPending[k] = false }
    pendingConstraints.removeAll(keepingCapacity: true)
    quartets.clear()
  }

  /// Interval reasoning on Σ a t = total: each unknown against the least and most that the others can add up to.
  private mutating func apply(_ constraint: LinearConstraint) -> Bool {
    var (least, most) = (0, 0)
    for (v, a) in zip(constraint.variables, constraint.coefficients) {
      least += a * domains.lower[v]
      most += a * domains.upper[v]
    }
    guard least <= constraint.total, constraint.total <= most else { return false }
    guard least < most else { return true }
    for (v, a) in zip(constraint.variables, constraint.coefficients) {
      let (low, high) = (domains.lower[v], domains.upper[v])
      guard low < high else { continue }
      let room = constraint.total - least
      let need = most - constraint.total
      guard domains.reduce(v, to: low + room / a), domains.raise(v, to: high - need / a) else {
        return false
      }
    }
    return true
  }
}
