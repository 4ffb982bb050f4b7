/// The eigenvalues of a symmetric tridiagonal matrix by the implicit QL algorithm, whose rotations also act on a few rows: what the rows
/// are in the basis of eigenvectors.
///
/// Source: B. N. Parlett, *The Symmetric Eigenvalue Problem* (1980), sections 8.11 to 8.13. Complexity: n² for each row.
enum TridiagonalRotations {
  /// Sweeps for each eigenvalue before the iteration counts as failed.
  private static let mostSweeps = 60

  /// Replaces the diagonal by the eigenvalues, in no order, and the rows by their components; destroys what is beside the diagonal,
  /// which has a number more than is used.
  ///
  /// Shape: `rows` is [place][row].
  /// - Throws: ``LinearAlgebraError`` when the iteration does not converge.
  static func solve(
    _ diagonal: inout [Double], _ subdiagonal: inout [Double], rotating rows: inout [SIMD8<Double>]
  ) throws {
    let n = diagonal.count
    let converged = diagonal.withUnsafeMutableBufferPointer { diagonal in
      subdiagonal.withUnsafeMutableBufferPointer { beside in
        rows.withUnsafeMutableBufferPointer { rows in
          (0..<n).allSatisfy { first in
            for _ in 0..<mostSweeps {
              let last = end(of: first, diagonal, beside)
              if last == first { return true }
              sweep(first, last, diagonal, beside, rows)
            }
            return false
          }
        }
      }
    }
    guard converged, diagonal.allSatisfy(\.isFinite) else {
      throw LinearAlgebraError.routineFailed(name: "QL", info: 1, dimension: n)
    }
  }

  /// The last row of the block that begins with a row: what lies beside it is rounding.
  private static func end(
    of first: Int, _ diagonal: UnsafeMutableBufferPointer<Double>,
    _ beside: UnsafeMutableBufferPointer<Double>
  ) -> Int {
    var last = first
    while last < diagonal.count - 1 {
      let size = abs(diagonal[last]) + abs(diagonal[last + 1])
      if abs(beside[last]) <= Double.ulpOfOne / 2 * size { break }
      last += 1
    }
    return last
  }

  /// One sweep from the last row up to the first, with Wilkinson's shift at the first.
  private static func sweep(
    _ first: Int, _ last: Int, _ diagonal: UnsafeMutableBufferPointer<Double>,
    _ beside: UnsafeMutableBufferPointer<Double>, _ rows: UnsafeMutableBufferPointer<SIMD8<Double>>
  ) {
    let half = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first])
    let root = (half * half + 1).squareRoot()
    let shift = diagonal[first] - beside[first] / (half + (half < 0 ? -root : root))
    var (sine, cosine, correction) = (1.0, 1.0, 0.0)
    var bulge = diagonal[last] - shift
    for row in stride(from: last - 1, through: first, by: -1) {
      let (out, along) = (sine * beside[row], cosine * beside[row])
      let length = (out * out + bulge * bulge).squareRoot()
      beside[row + 1] = length
      if length == 0 {
        // The block falls apart here; the rest is another sweep's.
        diagonal[row + 1] -= correction
        beside[last] = 0
        return
      }
      (sine, cosine) = (out / length, bulge / length)
      let rest = diagonal[row + 1] - correction
      let change = (diagonal[row] - rest) * sine + 2 * cosine * along
      correction = sine * change
      diagonal[row + 1] = rest + correction
      bulge = cosine * change - along
      let (upper, lower) = (rows[row], rows[row + 1])
      rows[row + 1] = upper * sine + lower * cosine
      rows[row] = upper * cosine - lower * sine
    }
    diagonal[first] -= correction
    beside[first] = bulge
    beside[last] = 0
  }
}
