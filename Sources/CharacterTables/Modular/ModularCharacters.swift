import GroupTheory

/// The homomorphisms of a fusion ring to a prime field, one a class: its characters before they are lifted.
package struct ModularCharacters: Sendable {
  /// A field with |G|-th roots of unity.
  package let field: PrimeField
  /// Shape [class, irrep]: the identity class first; χ of the trivial irrep is 1.
  package let columns: [[UInt64]]

  /// Columns that are known already, in any order; the column of the dimensions must be among them.
  package init(field: PrimeField, columns: [[UInt64]], dimensions: [Int]) {
    let identity = dimensions.map(field.element)
    precondition(columns.contains(identity), "the dimensions are characters of the identity")
    self.field = field
    self.columns = [identity] + columns.filter { $0 != identity }
  }

  /// The simultaneous eigenvectors of the fusion matrices; nil when a character lies outside Q(ζ_|G|), or the
  /// dimensions are none.
  ///
  /// Complexity: O(rank³).
  package init?(ring: FusionRing, dimensions: [Int], order: Int) {
    for attempt in 0... {
      let field = PrimeField(rootOrder: order, attempt: attempt)
      var weights = FieldWeights(field: field, seed: UInt64(attempt))
      let matrix = ModularCharacters.combination(of: ring, field, &weights)
      switch field.eigenvectors(matrix, start: (0..<ring.rank).map { _ in weights.next() }) {
      case .outside: return nil
      case .repeated: continue
      case .simple(let vectors):
        let columns = vectors.map { vector in
          let scale = field.inverse(vector[0])
          return vector.map { field.multiply($0, scale) }
        }
        guard columns.contains(dimensions.map(field.element)) else { return nil }
        self.init(field: field, columns: columns, dimensions: dimensions)
        return
      }
    }
    preconditionFailure("a commutative fusion ring is semisimple")
  }

  /// A random combination of the fusion matrices.
  private static func combination(
    of ring: FusionRing, _ field: PrimeField, _ weights: inout FieldWeights
  ) -> [[UInt64]] {
    let rank = ring.rank
    var matrix = [[UInt64]](repeating: [UInt64](repeating: 0, count: rank), count: rank)
    for rows in ring.coefficients {
      let weight = weights.next()
      for (b, row) in rows.enumerated() {
        for (c, n) in row.enumerated() where n != 0 {
          matrix[b][c] = (matrix[b][c] + weight * UInt64(n)) % field.p
        }
      }
    }
    return matrix
  }
}
