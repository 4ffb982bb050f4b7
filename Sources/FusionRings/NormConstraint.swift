/// What the classes of N know about a row N_{αβ}^γ of fusion coefficients, γ = 0, 1, …: its distance from the part k_γ / |G|
/// that those classes give is a sum over the other classes,
/// Σ_γ (N_{αβ}^γ - k_γ / |G|)² = Σ_c |χ_α(c)|² |χ_β(c)|² / |C_G(c)| ≤ min(D_α² P_β, D_β² P_α),
/// where P_α = Σ_c |χ_α(c)|² / |C_G(c)| over the same classes follows from the orthogonality of rows.
///
/// All numbers are kept times |G| or |G|², as integers.
struct NormConstraint: Sendable {
  /// Shape [γ].
  let variables: [Int]
  /// Shape [γ]: k_γ, the known part times |G|.
  private let centres: [Int]
  private let order: Int
  /// The bound times |G|².
  private let bound: Int

  /// The constraints of all pairs of base irreps of dimension above one.
  static func all(_ problem: FusionProblem, _ unknowns: FusionVariables) -> [NormConstraint] {
    let bases = unknowns.bases.filter { problem.dimensions[$0] > 1 }
    return bases.enumerated().flatMap { k, a in
      bases[k...].map { NormConstraint(a, $0, problem, unknowns) }
    }
  }

  private init(_ a: Int, _ b: Int, _ problem: FusionProblem, _ unknowns: FusionVariables) {
    order = problem.rule.order
    variables = unknowns.dual.map { unknowns.number(a, b, $0) }
    centres = (0..<problem.rank).map { problem.scaledProduct(a, b, $0) }
    let (d, e) = (problem.dimensions[a], problem.dimensions[b])
    bound = order * min(d * d * problem.scaledRest(b), e * e * problem.scaledRest(a))
  }

  /// Each coefficient against what the least squares of the others leave for it; false when nothing is left.
  func narrow(_ domains: inout FusionDomains) -> Bool {
    var rest = bound
    for (v, centre) in zip(variables, centres) {
      let distance = leastDistance(v, centre, domains)
      rest -= distance * distance
    }
    guard rest >= 0 else { return false }
    for (v, centre) in zip(variables, centres) where !domains.isFixed(v) {
      let distance = leastDistance(v, centre, domains)
      let reach = Int(Double(rest + distance * distance).squareRoot()) + 1
      // |G| t lies within `reach` of the centre.
      guard domains.reduce(v, to: (centre + reach).quotientRoundedDown(by: order)),
        domains.raise(v, to: (centre - reach + order - 1).quotientRoundedDown(by: order))
      else { return false }
    }
    return true
  }

  private func leastDistance(_ v: Int, _ centre: Int, _ domains: FusionDomains) -> Int {
    max(order * domains.lower[v] - centre, centre - order * domains.upper[v], 0)
  }
}

extension Int {
  fileprivate func quotientRoundedDown(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
