/// What can go wrong in a dense eigenvalue problem.
public enum LinearAlgebraError: Error, Hashable, Sendable, CustomStringConvertible {
  /// An entry of the matrix is infinite or not a number (indices from 0).
  case nonFiniteEntry(row: Int, column: Int)
  /// The entries (row, column) and (column, row) are not complex conjugates of each other.
  case notHermitian(row: Int, column: Int)
  /// A LAPACK routine returned `info` ≠ 0.
  case routineFailed(name: String, info: Int, dimension: Int)

  /// What is wrong and what would be right, in one sentence.
  public var description: String {
    switch self {
    case .nonFiniteEntry(let row, let column):
      "The matrix entry in row \(row), column \(column) is infinite or not a number; "
        + "an eigenvalue problem needs finite entries."
    case .notHermitian(let row, let column):
      "The matrix is not Hermitian: its entries (\(row), \(column)) and (\(column), \(row)) "
        + "are not complex conjugates of each other."
    case .routineFailed(let name, let info, let dimension):
      "The routine \(name) failed for a matrix of dimension \(dimension) with info = \(info)"
        + (info > 0 ? " (the iteration did not converge)." : " (an argument was refused).")
    }
  }
}
