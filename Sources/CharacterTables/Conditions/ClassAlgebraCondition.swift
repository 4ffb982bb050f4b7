import GroupTheory

/// Class multiplication constants a_{rst} = |r| |s| / |G| Σ_α χ_α(r) χ_α(s) χ_α(t)* / D_α, the number of ways to write an
/// element of t as x y with x in r and y in s, are integers between 0 and min(|r|, |s|).
package enum ClassAlgebraCondition {
  /// Whether they are.
  ///
  /// Complexity: O(rank⁴).
  package static func holds(_ table: ModularTable) -> Bool {
    let (field, rank) = (table.field, table.columns.count)
    guard let scales = inverseDimensions(table) else { return false }
    // Shape [class × irrep]: χ_α(t)*.
    let conjugates = table.columns.flatMap { column in table.dual.map { column[$0] } }
    var product = [UInt64](repeating: 0, count: rank)
    for r in 0..<rank {
      for s in 0...r {
        let scale = field.element(table.classSizes[r] * table.classSizes[s])
        for a in 0..<rank {
          product[a] = field.multiply(
            field.multiply(scale, scales[a]),
            field.multiply(table.columns[r][a], table.columns[s][a]))
        }
        let most = UInt64(min(table.classSizes[r], table.classSizes[s]))
        guard isBounded(product, conjugates, field, by: most) else { return false }
      }
    }
    return true
  }

  /// 1 / (|G| D_α).
  private static func inverseDimensions(_ table: ModularTable) -> [UInt64]? {
    let field = table.field
    let values = table.dimensions.map { field.element($0 * table.order) }
    return values.contains(0) ? nil : values.map(field.inverse)
  }

  /// Whether all Σ_α product_α χ_α(t)* are integers between 0 and `most`.
  private static func isBounded(
    _ product: [UInt64], _ conjugates: [UInt64], _ field: PrimeField, by most: UInt64
  ) -> Bool {
    let (rank, p) = (product.count, field.p)
    return product.withUnsafeBufferPointer { product in
      conjugates.withUnsafeBufferPointer { conjugates in
        for t in 0..<rank {
          var sum: UInt64 = 0
          for a in 0..<rank {
            sum = field.accumulated(sum, product[a], conjugates[t * rank + a])
          }
          if sum % p > most { return false }
        }
        return true
      }
    }
  }
}
