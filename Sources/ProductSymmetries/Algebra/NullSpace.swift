import LinearAlgebra

/// The null space of a positive semidefinite matrix.
struct NullSpace {
  /// Orthonormal vectors that span it. Shape [vector][entry].
  let vectors: [[Double]]
  /// The smallest eigenvalue outside it relative to the largest; nil where there is none.
  let gap: Double?

  /// Eigenvalues below this part of the largest, or of 1, belong to the null space: squares of 1e-7.
  private static let threshold = 1e-14

  /// Of a symmetric positive semidefinite matrix with entries of order 1.
  init(of matrix: DenseMatrix<Double>) throws {
    let n = matrix.rowCount
    let (values, columns) = try matrix.symmetricEigensystem()
    let scale = max(values.last ?? 0, 1e-300)
    let dimension = values.count { $0 <= Self.threshold * max(1, scale) }
    vectors = (0..<dimension).map { Array(columns.storage[($0 * n)..<(($0 + 1) * n)]) }
    gap = dimension < n ? values[dimension] / scale : nil
  }

  /// Of the matrix with some rows: the vectors that are orthogonal to all of them.
  init(orthogonalTo rows: [[Double]], dimension: Int) throws {
    var square = DenseMatrix<Double>(
      rowCount: dimension, columnCount: dimension,
      storage: Array(repeating: 0, count: dimension * dimension))
    for row in rows {
      for i in row.indices where row[i] != 0 {
        for j in row.indices { square[j, i] += row[i] * row[j] }
      }
    }
    try self.init(of: square)
  }
}
