import GroupTheory

/// |χ_α(c)| ≤ D_α: characters are sums of D_α roots of unity.
package enum CharacterValueCondition {
  /// Whether it holds for the values in a list, `rows` [irrep, class] being places in it, the identity class first.
  ///
  /// A value and its Galois conjugates stand in the same table, so that floating point decides: an algebraic integer that is
  /// larger than D only by rounding has |χ| = D.
  package static func holds(_ values: [Cyclotomic], _ rows: [[Int]]) -> Bool {
    let lengths = values.map(\.complex.length)
    return rows.allSatisfy { row in
      row.allSatisfy { lengths[$0] <= lengths[row[0]] * (1 + 1e-9) }
    }
  }
}
