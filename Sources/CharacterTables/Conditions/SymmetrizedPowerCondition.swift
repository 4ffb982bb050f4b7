import GroupTheory

/// Symmetric and exterior powers are representations: Sym^n χ and Λ^n χ have no negative multiplicities.
///
/// n h_n = Σ_{k=1}^{n} ψ^k h_{n-k}, and with alternating signs for Λ^n.
package enum SymmetrizedPowerCondition {
  /// Whether it holds for some irreps.
  ///
  /// `powers` [k, class] gives the class of c^k for k = 0 … n. Multiplicities are read from residues modulo p where they are
  /// small against it, and not tested otherwise.
  package static func holds(
    _ table: ModularTable, degree n: Int, powers: [[Int]], irreps: [Int]
  ) -> Bool {
    let classes = Array(table.columns.indices)
    for a in irreps {
      let bound = (0..<n).reduce(1.0) { $0 * Double(table.dimensions[a] + $1) }
      guard bound * Double(table.order * (table.dimensions.max() ?? 1)) < Double(table.field.p) / 2
      else { continue }
      for isExterior in [false, true] {
        let values = symmetrized(table, a, n, powers, isExterior)
        for b in table.dimensions.indices {
          // n! |G| ⟨Sym^n χ, φ⟩ is an integer, and bounded.
          let sum = table.sum(values, with: b, over: classes)
          guard sum >= 0, sum % (factorial(n) * table.order) == 0 else { return false }
        }
      }
    }
    return true
  }

  private static func factorial(_ n: Int) -> Int { (1...max(1, n)).reduce(1, *) }

  /// n! h_n(c) or n! e_n(c), shape [class].
  private static func symmetrized(
    _ table: ModularTable, _ irrep: Int, _ n: Int, _ powers: [[Int]], _ isExterior: Bool
  ) -> [UInt64] {
    let field = table.field
    return table.columns.indices.map { c in
      // j! h_j = Σ_k (j-1)!/(j-k)! ψ^k (j-k)! h_{j-k}
      var scaled: [UInt64] = [1]
      for j in 1...max(1, n) {
        var sum: UInt64 = 0
        var falling = 1
        for k in 1...j {
          let term = field.multiply(
            field.multiply(table.columns[powers[k][c]][irrep], scaled[j - k]),
            field.element(falling))
          sum = isExterior && k % 2 == 0 ? field.subtract(sum, term) : field.add(sum, term)
          falling *= j - k
        }
        scaled.append(sum)
      }
      return scaled[n]
    }
  }
}
