import GroupTheory

/// Rows and columns are orthogonal: Σ_c |c| χ_α(c) χ_β(c)* = |G| δ_{αβ}, Σ_α χ_α(c) χ_α(d)* = |C_G(c)| δ_{cd}.
package enum OrthogonalityCondition {
  /// Whether both hold; each follows from the other for square tables, so that rows alone are tested.
  package static func holds(_ table: ModularTable) -> Bool {
    let classes = Array(table.columns.indices)
    guard classes.count == table.dimensions.count else { return false }
    for a in table.dimensions.indices {
      let row = table.columns.map { $0[a] }
      for b in 0...a where table.sum(row, with: b, over: classes) != (a == b ? table.order : 0) {
        return false
      }
    }
    return true
  }
}
