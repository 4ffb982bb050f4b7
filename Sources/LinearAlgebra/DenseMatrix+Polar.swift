import CLAPACK
import Numerics

extension DenseMatrix where Scalar == Complex<Double> {
  /// The unitary factor W = U V† of a square matrix A = U Σ V†, the unitary matrix nearest to A.
  ///
  /// Where A is singular the factor is one of several. Driver: LAPACK's zgesdd.
  /// - Throws: ``LinearAlgebraError`` when an entry is not finite or LAPACK fails.
  package func unitaryPolarFactor() throws -> DenseMatrix {
    precondition(rowCount == columnCount, "the polar factor of a square matrix")
    let n = rowCount
    if n == 0 { return self }
    if let bad = storage.firstIndex(where: { !$0.isFinite }) {
      throw LinearAlgebraError.nonFiniteEntry(row: bad % n, column: bad / n)
    }
    if n == 1 {
      let length = storage[0].length
      return DenseMatrix(
        rowCount: 1, columnCount: 1,
        storage: [length > 0 ? storage[0] / Complex(length) : .one])
    }
    // OpenBLAS 0.3.21 reads the element behind a row, and forgets it (its issue 4013): up to a column behind the matrix.
    let behind = [Scalar](repeating: .zero, count: n)
    var copy = storage + behind
    var (left, right) = (copy, copy)
    var values = [Double](repeating: 0, count: n)
    let info = clapack_zgesdd(Int32(n), &copy, &values, &left, &right)
    if info != 0 {
      throw LinearAlgebraError.routineFailed(name: "zgesdd", info: Int(info), dimension: n)
    }
    func square(_ elements: [Scalar]) -> DenseMatrix {
      DenseMatrix(rowCount: n, columnCount: n, storage: Array(elements.dropLast(n)))
    }
    return square(left).multiplied(by: square(right))
  }
}
