import GroupTheory

/// Adams operations ψ^q χ(c) = χ(c^q), q prime, are integer combinations of irreps; so are their restrictions to a normal
/// subgroup L.
///
/// V^{⊗q} splits under its cyclic permutations into representations with the characters (χ^q - ψ^q χ)/q and
/// (χ^q + (q-1) ψ^q χ)/q, so that m = ⟨ψ^q χ, φ⟩_L and n = ⟨χ^q, φ⟩_L have m ≡ n modulo q and -n/(q-1) ≤ m ≤ n. For q = 2
/// these are Λ² and Sym².
package enum AdamsCondition {
  /// Whether it holds for some irreps χ against all φ.
  ///
  /// `powers` [class] gives the class of c^q, for the classes of L at least, and commutes with Galois automorphisms: that makes
  /// each ⟨ψ^q χ, φ⟩ |L| a rational integer, which its residue modulo p determines.
  package static func holds(
    _ table: ModularTable, prime q: Int, powers: [Int], irreps: [Int], classes: [Int], order: Int,
    isHomomorphism: Bool = false
  ) -> Bool {
    let field = table.field
    var adams = [UInt64](repeating: 0, count: table.columns.count)
    var tensor = adams
    for a in irreps {
      for c in classes {
        adams[c] = table.columns[powers[c]][a]
        tensor[c] = field.power(table.columns[c][a], q)
      }
      for b in table.dimensions.indices {
        let sum = table.sum(adams, with: b, over: classes)
        guard sum % order == 0, sum >= 0 || !isHomomorphism else { return false }
        guard isExact(table, a, b, q, order) else { continue }
        let m = sum / order
        let n = table.sum(tensor, with: b, over: classes) / order
        guard (m - n) % q == 0, m <= n, n + (q - 1) * m >= 0 else { return false }
      }
    }
    return true
  }

  /// Whether ⟨χ^q, φ⟩ |L| ≤ D_χ^q D_φ |L| is below p/2.
  private static func isExact(
    _ table: ModularTable, _ a: Int, _ b: Int, _ q: Int, _ order: Int
  ) -> Bool {
    var bound = table.dimensions[b] * order
    for _ in 0..<q {
      bound *= table.dimensions[a]
      if bound >= Int(table.field.p) / 2 { return false }
    }
    return true
  }
}
