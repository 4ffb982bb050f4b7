import CLAPACK

extension DenseMatrix where Scalar == Double {
  /// The solution of A x = b for a symmetric positive definite A, of which only row ≥ column is read; nil where A is not positive
  /// definite within rounding.
  ///
  /// Driver: LAPACK's dposv.
  package func positiveDefiniteSolution(of right: [Double]) -> [Double]? {
    precondition(
      rowCount == columnCount && right.count == rowCount,
      "one number for each row of a square matrix")
    var (matrix, solution) = (storage, right)
    let info = clapack_dposv(Int32(rowCount), &matrix, &solution)
    return info == 0 && solution.allSatisfy(\.isFinite) ? solution : nil
  }
}
