extension PrimeField {
  /// What a matrix over the field has to say about its eigenvectors.
  package enum Eigenvectors {
    /// n distinct eigenvalues in the field; shape [n, n], one eigenvector a row, eigenvalues ascending.
    case simple([[UInt64]])
    /// The starting vector spans too little: eigenvalues repeat, or the vector was unlucky.
    case repeated
    /// n distinct eigenvalues, some outside the field.
    case outside
  }

  /// The eigenvectors of an n×n matrix with simple spectrum, by its Krylov space.
  ///
  /// With v, Mv, M²v, … spanning the space and f the characteristic polynomial, f(M)/(M - λ) v is the eigenvector of λ.
  /// Complexity: O(n³).
  package func eigenvectors(
    _ matrix: [[UInt64]], start: [UInt64]
  ) -> Eigenvectors {
    let n = matrix.count
    var krylov = [start]
    for _ in 0..<n { krylov.append(apply(matrix, krylov.last!)) }
    guard let relation = dependence(krylov) else { return .repeated }
    // f(x) = x^n - Σ relation_k x^k
    let polynomial = relation.map { subtract(0, $0) } + [1]
    if hasRepeatedRoots(polynomial) { return .repeated }
    guard let values = roots(ofSplit: polynomial) else { return .outside }
    return .simple(
      values.map { value in
        var coefficient: UInt64 = 1
        var vector = krylov[n - 1]
        for k in (1..<n).reversed() {
          coefficient = add(polynomial[k], multiply(coefficient, value))
          let power = krylov[k - 1]
          for i in 0..<n { vector[i] = accumulated(vector[i], coefficient, power[i]) }
        }
        return vector.map { $0 % p }
      })
  }

  private func apply(_ matrix: [[UInt64]], _ vector: [UInt64]) -> [UInt64] {
    matrix.map { row in
      var sum: UInt64 = 0
      for i in row.indices { sum = accumulated(sum, row[i], vector[i]) }
      return sum % p
    }
  }

  /// Coefficients of the last vector in the others, if those are a basis.
  private func dependence(_ vectors: [[UInt64]]) -> [UInt64]? {
    let n = vectors.count - 1
    // Rows of the augmented system: component i of Σ_k x_k v_k = v_n.
    var rows = (0..<n).map { i in (0...n).map { vectors[$0][i] } }
    for column in 0..<n {
      guard let pivot = (column..<n).first(where: { rows[$0][column] != 0 }) else { return nil }
      rows.swapAt(column, pivot)
      let scale = inverse(rows[column][column])
      for k in column...n { rows[column][k] = multiply(rows[column][k], scale) }
      let pivotRow = rows[column]
      for i in 0..<n where i != column && rows[i][column] != 0 {
        let factor = p - rows[i][column]
        for k in column...n { rows[i][k] = (rows[i][k] + factor * pivotRow[k]) % p }
      }
    }
    return rows.map { $0[n] }
  }

  private func hasRepeatedRoots(_ polynomial: [UInt64]) -> Bool {
    var derivative = polynomial.indices.dropFirst().map { multiply(UInt64($0), polynomial[$0]) }
    while derivative.last == 0 { derivative.removeLast() }
    return derivative.isEmpty
      ? polynomial.count > 2 : commonDivisorDegree(derivative, polynomial) > 0
  }
}
