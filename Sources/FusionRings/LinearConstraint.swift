/// Σ_v a_v t_v = rhs with positive integers a_v.
struct LinearConstraint: Hashable, Sendable {
  let variables: [Int]
  let coefficients: [Int]
  let total: Int

  init(sum terms: [(variable: Int, coefficient: Int)], total: Int) {
    var merged: [Int: Int] = [:]
    for term in terms where term.coefficient != 0 && term.variable != FusionVariables.zero {
      merged[term.variable, default: 0] += term.coefficient
    }
    self.total = total - (merged.removeValue(forKey: FusionVariables.one) ?? 0)
    variables = merged.keys.sorted()
    coefficients = variables.map { merged[$0]! }
  }

  /// What restriction to N demands: Σ_γ N_{αβ}^γ b_{γλ} = (b_α * b_β)_λ, the product in N's fusion ring.
  ///
  /// Multiplying α or β with a one-dimensional irrep gives an equivalent equation, so that α and β run over base irreps.
  static func all(_ problem: FusionProblem, _ unknowns: FusionVariables) -> [LinearConstraint] {
    var found: [LinearConstraint] = []
    var seen: Set<LinearConstraint> = []
    for (k, a) in unknowns.bases.enumerated() where problem.dimensions[a] > 1 {
      for b in unknowns.bases[k...] {
        for (irrep, total) in problem.restrictedProduct(a, b).enumerated() {
          let constraint = LinearConstraint(
            sum: unknowns.dual.enumerated().map {
              (unknowns.number(a, b, $0.element), problem.vectors[$0.offset][irrep])
            }, total: total)
          if seen.insert(constraint).inserted { found.append(constraint) }
        }
      }
    }
    return found
  }

  /// Interval reasoning: each unknown against the least and most that the others can add up to; false when nothing is left.
  func narrow(_ domains: inout FusionDomains) -> Bool {
    var (least, most) = (0, 0)
    for (v, a) in zip(variables, coefficients) {
      least += a * domains.lower[v]
      most += a * domains.upper[v]
    }
    guard least <= total, total <= most else { return false }
    guard least < most else { return true }
    for (v, a) in zip(variables, coefficients) {
      let (low, high) = (domains.lower[v], domains.upper[v])
      guard low < high else { continue }
      guard domains.reduce(v, to: low + (total - least) / a),
        domains.raise(v, to: high - (most - total) / a)
      else { return false }
    }
    return true
  }
}
