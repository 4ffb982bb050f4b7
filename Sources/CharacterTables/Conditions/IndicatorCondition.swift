import GroupTheory

/// Frobenius-Schur indicators ν_α = ⟨ψ² χ_α, 1⟩ are 1, 0 or -1, and 0 exactly for irreps that are not self-dual;
/// Σ_α ν_α D_α = 1 + the number of involutions, which is at least that of a subgroup N.
package enum IndicatorCondition {
  /// Whether it holds; `squares` [class] gives the class of c².
  package static func holds(_ table: ModularTable, squares: [Int], visibleInvolutions: Int) -> Bool
  {
    let classes = Array(table.columns.indices)
    var total = 0
    for (a, dimension) in table.dimensions.enumerated() {
      let values = squares.map { table.columns[$0][a] }
      let sum = table.sum(values, with: 0, over: classes)
      let indicator = sum / table.order
      guard sum % table.order == 0, abs(indicator) == (table.dual[a] == a ? 1 : 0) else {
        return false
      }
      total += indicator * dimension
    }
    let solutions = classes.reduce(0) { $0 + (squares[$1] == 0 ? table.classSizes[$1] : 0) }
    return total == solutions && solutions > visibleInvolutions
  }
}
