/// The eigenvalues of real symmetric tridiagonal matrices.
public enum TridiagonalEigenvalues {
  /// The eigenvalues in ascending order, by the QL algorithm without square roots.
  ///
  /// Shape: n entries on the diagonal, n - 1 beside it. Complexity: n².
  /// - Throws: ``LinearAlgebraError`` when the iteration does not converge.
  public static func eigenvalues(diagonal: [Double], subdiagonal: [Double]) throws -> [Double] {
    let n = diagonal.count
    precondition(subdiagonal.count == max(n - 1, 0), "one entry less beside the diagonal")
    if n == 0 { return [] }
    var values = diagonal
    var work = subdiagonal + [0]
    try values.withUnsafeMutableBufferPointer { diagonal in
      try work.withUnsafeMutableBufferPointer { try solve(diagonal, $0) }
    }
    return values
  }

  /// Replaces the diagonal by the eigenvalues; both buffers have n entries, the last one beside the
  /// diagonal unused.
  static func solve(
    _ diagonal: UnsafeMutableBufferPointer<Double>,
    _ subdiagonal: UnsafeMutableBufferPointer<Double>
  ) throws {
    let converged = RootFreeQL.solve(
      dimension: diagonal.count, diagonal: diagonal.baseAddress!,
      subdiagonal: subdiagonal.baseAddress!)
    guard converged else {
      throw LinearAlgebraError.routineFailed(name: "QL", info: 1, dimension: diagonal.count)
    }
  }
}
