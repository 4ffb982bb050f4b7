import GroupTheory

/// Σ_v a_v t_v = rhs with positive integers a_v.
struct LinearConstraint: Hashable, Sendable {
  let variables: [Int]
  let coefficients: [Int]
  let total: Int

  init(sum terms: [(variable: Int, coefficient: Int)], total: Int) {
    var merged: [Int: Int] = [:]
    for term in terms where term.coefficient != 0 {
      merged[term.variable, default: 0] += term.coefficient
    }
    variables = merged.keys.sorted()
    coefficients = variables.map { merged[$0]! }
    self.total = total
  }

  /// What restriction to N demands: Σ_γ N_{αβ}^γ b_{γλ} = (b_α * b_β)_λ, the product in N's fusion ring; and that a
  /// one-dimensional α permutes the irreps, Σ_γ N_{αβ}^γ = 1.
  static func all(_ rule: BranchingRule, _ unknowns: FusionVariables) -> [LinearConstraint] {
    let fusion = rule.data.visible.fusion
    let (vectors, dimensions) = (rule.vectors, rule.dimensions)
    var found: [LinearConstraint] = []
    var seen: Set<LinearConstraint> = []
    func add(_ constraint: LinearConstraint) {
      if seen.insert(constraint).inserted { found.append(constraint) }
    }
    for a in 1..<max(rule.rank, 1) {
      for b in a..<rule.rank {
        let product = fusion.product(vectors[a], vectors[b])
        for (irrep, total) in product.enumerated() {
          add(
            LinearConstraint(
              sum: vectors.indices.map {
                (unknowns.number(a, b, unknowns.dual[$0]), vectors[$0][irrep])
              }, total: total))
        }
        for one in (a == b ? [a] : [a, b]) where dimensions[one] == 1 {
          let other = a + b - one
          add(
            LinearConstraint(
              sum: vectors.indices.map { (unknowns.number(one, other, $0), 1) }, total: 1))
        }
      }
    }
    return found
  }
}
