import CLAPACK
import Numerics

extension DenseMatrix where Scalar == Double {
  /// The eigenvalues of a real symmetric matrix in ascending order, and orthonormal eigenvectors.
  ///
  /// Shape: column k of `vectors` is the eigenvector of `values[k]`; only row ≥ column is read.
  ///
  /// Driver: LAPACK's dsyevd, which works in place, with 2 n² numbers of workspace. One thread of
  /// Zen 3, OpenBLAS 0.3.21: 0.3 s at n = 1024 and 1.8 s at n = 2187, dsyevr 0.3 and 2.0 s.
  /// - Throws: ``LinearAlgebraError`` when an entry is not finite or LAPACK fails.
  public consuming func symmetricEigensystem() throws -> (values: [Double], vectors: DenseMatrix) {
    precondition(rowCount == columnCount, "only a square matrix has eigenvectors")
    let n = rowCount
    if n == 0 { return ([], self) }
    try storage.withUnsafeMutableBufferPointer {
      _ = try largestMagnitude(ofLowerTriangle: $0, dimension: n)
    }
    var values = [Double](repeating: 0, count: n)
    let info = clapack_dsyevd_vectors(Int32(n), &storage, &values)
    if info != 0 {
      throw LinearAlgebraError.routineFailed(name: "dsyevd", info: Int(info), dimension: n)
    }
    return (values, self)
  }
}

extension DenseMatrix where Scalar == Complex<Double> {
  /// The eigenvalues of a Hermitian matrix in ascending order, and orthonormal eigenvectors.
  ///
  /// Shape: column k of `vectors` is the eigenvector of `values[k]`; only row ≥ column is read.
  ///
  /// Driver: LAPACK's zheevr, with n² more numbers for the vectors. One thread of Zen 3, OpenBLAS
  /// 0.3.21: 0.6 s at n = 1024 and 5.9 s at n = 2187, zheevd 0.8 and 18 s.
  /// - Throws: ``LinearAlgebraError`` when an entry is not finite or LAPACK fails.
  public consuming func hermitianEigensystem() throws -> (values: [Double], vectors: DenseMatrix) {
    precondition(rowCount == columnCount, "only a square matrix has eigenvectors")
    let n = rowCount
    if n == 0 { return ([], self) }
    try storage.withUnsafeMutableBufferPointer {
      _ = try largestMagnitude(ofLowerTriangle: $0, dimension: n)
    }
    var values = [Double](repeating: 0, count: n)
    var vectors = [Complex<Double>](repeating: .zero, count: n * n)
    var support = [Int32](repeating: 0, count: 2 * n)
    let info = clapack_zheevr_vectors(Int32(n), &storage, &values, &vectors, &support)
    if info != 0 {
      throw LinearAlgebraError.routineFailed(name: "zheevr", info: Int(info), dimension: n)
    }
    return (values, DenseMatrix(rowCount: n, columnCount: n, storage: vectors))
  }
}
