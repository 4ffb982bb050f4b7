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
    let scale = powerOfTwo(diagonal, subdiagonal)
    if scale != 1 {
      for row in diagonal.indices {
        diagonal[row] /= scale
        subdiagonal[row] /= scale
      }
    }
    let converged = RootFreeQL.solve(
      dimension: diagonal.count, diagonal: diagonal.baseAddress!,
      subdiagonal: subdiagonal.baseAddress!)
    guard converged else {
      throw LinearAlgebraError.routineFailed(name: "QL", info: 1, dimension: diagonal.count)
    }
    if scale != 1 { for row in diagonal.indices { diagonal[row] *= scale } }
  }

  /// What the entries have to be divided by, so that their squares stay within bounds.
  private static func powerOfTwo(
    _ diagonal: UnsafeMutableBufferPointer<Double>,
    _ subdiagonal: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    var largest = 0.0
    for row in diagonal.indices {
      largest = max(
        largest, abs(diagonal[row]), row + 1 < diagonal.count ? abs(subdiagonal[row]) : 0)
    }
    return largest == 0 || (largest > 0x1p-400 && largest < 0x1p400) ? 1 : largest.binade
  }
}
