import CLAPACK

/// The eigenvalues of real symmetric tridiagonal matrices.
public enum TridiagonalEigenvalues {
  /// The eigenvalues in ascending order, by LAPACK's dsterf.
  ///
  /// Shape: n entries on the diagonal, n - 1 beside it. Complexity: n².
  /// - Throws: ``LinearAlgebraError`` when LAPACK fails.
  public static func eigenvalues(diagonal: [Double], subdiagonal: [Double]) throws -> [Double] {
    let n = diagonal.count
    precondition(subdiagonal.count == max(n - 1, 0), "one entry less beside the diagonal")
    if n == 0 { return [] }
    var values = diagonal
    var work = subdiagonal + [0]
    let info = clapack_dsterf(Int32(n), &values, &work)
    if info != 0 {
      throw LinearAlgebraError.routineFailed(name: "dsterf", info: Int(info), dimension: n)
    }
    return values
  }
}
