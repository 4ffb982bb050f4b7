/// L with A = L Lᵀ for a small symmetric positive definite matrix A.
package struct CholeskyFactor: Sendable {
  /// Shape [row][column], lower triangular.
  private let rows: [[Double]]

  /// Nil when A is not positive definite. Shape [row][column].
  package init?(_ matrix: [[Double]]) {
    var rows: [[Double]] = []
    for (i, entries) in matrix.enumerated() {
      var row = [Double](repeating: 0, count: matrix.count)
      for j in 0...i {
        let other = j < i ? rows[j] : row
        let rest = (0..<j).reduce(entries[j]) { $0 - row[$1] * other[$1] }
        if j < i {
          row[j] = rest / rows[j][j]
        } else {
          guard rest > 1e-13 * abs(entries[i]), rest.isFinite else { return nil }
          row[i] = rest.squareRoot()
        }
      }
      rows.append(row)
    }
    self.rows = rows
  }

  /// A⁻¹ b.
  package func solve(_ vector: [Double]) -> [Double] {
    var result = vector
    for i in rows.indices {
      for j in 0..<i { result[i] -= rows[i][j] * result[j] }
      result[i] /= rows[i][i]
    }
    for i in rows.indices.reversed() {
      for j in rows.indices where j > i { result[i] -= rows[j][i] * result[j] }
      result[i] /= rows[i][i]
    }
    return result
  }

  /// ½ ln det A.
  package func halfLogDeterminant(_ log: (Double) -> Double) -> Double {
    rows.indices.reduce(0) { $0 + log(rows[$1][$1]) }
  }
}
