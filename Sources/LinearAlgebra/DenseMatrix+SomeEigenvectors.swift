import CLAPACK
import Numerics

extension DenseMatrix where Scalar == Double {
  /// The eigenvalues with the given numbers, counted from 0 in ascending order, of a real symmetric matrix, and their
  /// orthonormal eigenvectors.
  ///
  /// Shape: n × count; only row ≥ column is read. Driver: LAPACK's dsyevr.
  /// - Throws: ``LinearAlgebraError`` when an entry is not finite or LAPACK fails.
  public consuming func symmetricEigensystem(
    _ numbers: Range<Int>
  ) throws -> (values: [Double], vectors: DenseMatrix) {
    let n = rowCount
    precondition(n == columnCount && numbers.lowerBound >= 0 && numbers.upperBound <= n)
    if numbers.isEmpty {
      return ([], DenseMatrix(rowCount: n, columnCount: 0, storage: []))
    }
    try storage.withUnsafeMutableBufferPointer {
      _ = try largestMagnitude(ofLowerTriangle: $0, dimension: n)
    }
    var values = [Double](repeating: 0, count: n)
    var vectors = [Double](repeating: 0, count: n * numbers.count)
    var support = [Int32](repeating: 0, count: 2 * n)
    let info = clapack_dsyevr_range(
      Int32(n), &storage, Int32(numbers.lowerBound + 1), Int32(numbers.upperBound), &values,
      &vectors, &support)
    if info != 0 {
      throw LinearAlgebraError.routineFailed(name: "dsyevr", info: Int(info), dimension: n)
    }
    return (
      Array(values[..<numbers.count]),
      DenseMatrix(rowCount: n, columnCount: numbers.count, storage: vectors)
    )
  }
}

extension DenseMatrix where Scalar == Complex<Double> {
  /// The eigenvalues with the given numbers, counted from 0 in ascending order, of a Hermitian matrix, and their orthonormal
  /// eigenvectors.
  ///
  /// Shape: n × count; only row ≥ column is read. Driver: LAPACK's zheevr.
  /// - Throws: ``LinearAlgebraError`` when an entry is not finite or LAPACK fails.
  public consuming func hermitianEigensystem(
    _ numbers: Range<Int>
  ) throws -> (values: [Double], vectors: DenseMatrix) {
    let n = rowCount
    precondition(n == columnCount && numbers.lowerBound >= 0 && numbers.upperBound <= n)
    if numbers.isEmpty {
      return ([], DenseMatrix(rowCount: n, columnCount: 0, storage: []))
    }
    try storage.withUnsafeMutableBufferPointer {
      _ = try largestMagnitude(ofLowerTriangle: $0, dimension: n)
    }
    var values = [Double](repeating: 0, count: n)
    var vectors = [Complex<Double>](repeating: .zero, count: n * numbers.count)
    var support = [Int32](repeating: 0, count: 2 * n)
    let info = clapack_zheevr_range(
      Int32(n), &storage, Int32(numbers.lowerBound + 1), Int32(numbers.upperBound), &values,
      &vectors, &support)
    if info != 0 {
      throw LinearAlgebraError.routineFailed(name: "zheevr", info: Int(info), dimension: n)
    }
    return (
      Array(values[..<numbers.count]),
      DenseMatrix(rowCount: n, columnCount: numbers.count, storage: vectors)
    )
  }
}
