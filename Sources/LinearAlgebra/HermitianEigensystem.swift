import CLAPACK
import Numerics

/// Eigenvalues, ascending, and orthonormal eigenvectors of a Hermitian matrix (LAPACK's zheevd).
///
/// Shape: `rows` is [row][column]; `vectors[k]` is the eigenvector of `values[k]`.
/// - Throws: ``LinearAlgebraError`` when an entry is not finite, the matrix is not Hermitian within
///   1e-10 of its largest entry, or LAPACK fails.
public func hermitianEigensystem(
  _ rows: [[Complex<Double>]]
) throws -> (values: [Double], vectors: [[Complex<Double>]]) {
  let n = rows.count
  precondition(rows.allSatisfy { $0.count == n }, "the matrix must be square")
  if n == 0 { return ([], []) }
  try checkHermitian(rows)
  var matrix = (0..<n).flatMap { column in (0..<n).map { row in rows[row][column] } }
  var values = [Double](repeating: 0, count: n)
  let info = clapack_zheevd_vectors(Int32(n), &matrix, &values)
  if info != 0 {
    throw LinearAlgebraError.routineFailed(name: "zheevd", info: Int(info), dimension: n)
  }
  return (values, (0..<n).map { Array(matrix[($0 * n)..<(($0 + 1) * n)]) })
}

private func checkHermitian(_ rows: [[Complex<Double>]]) throws {
  var largest = 0.0
  for (row, entries) in rows.enumerated() {
    for (column, entry) in entries.enumerated() {
      guard entry.isFinite else {
        throw LinearAlgebraError.nonFiniteEntry(row: row, column: column)
      }
      largest = max(largest, entry.magnitude)
    }
  }
  for row in rows.indices {
    for column in 0...row
    where (rows[row][column] - rows[column][row].conjugate).magnitude > 1e-10 * largest {
      throw LinearAlgebraError.notHermitian(row: row, column: column)
    }
  }
}
