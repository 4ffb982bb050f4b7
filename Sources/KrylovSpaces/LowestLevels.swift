import LinearAlgebra

/// The lowest levels of a large Hermitian matrix with their vectors, and how sure it is that none is missing.
public struct LowestLevels<Scalar: KrylovScalar>: Sendable {
  /// Ascending: those that were asked for, and as many more as close a group of equal ones. Shape: [level].
  public let values: [Double]
  /// Orthonormal. Shape: dimension × levels.
  public let vectors: DenseMatrix<Scalar>
  /// ‖A x - E x‖. Shape: [level].
  public let residuals: [Double]
  /// Below this energy no level is missing.
  public let completeBelow: Double
  /// The probability that one is missing nevertheless.
  public let failureProbability: Double
  /// The products of the matrix with single vectors.
  public let products: Int
  /// The number of vectors in a block.
  public let blockWidth: Int
}

/// Why the lowest levels of a matrix were not found.
public enum LowestLevelsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The levels did not converge.
  case notConverged(levels: Int, products: Int)
  /// No gap follows in which a window could end.
  case noGap(levels: Int)
  /// Levels are missing, with the widest block too.
  case incomplete(blockWidth: Int)

  /// What is wrong, and what would help.
  public var description: String {
    switch self {
    case .notConverged(let levels, let products):
      "The lowest \(levels) levels did not converge in \(products) products with the matrix; ask for fewer levels."
    case .noGap(let levels):
      "No gap follows the lowest \(levels) levels in which a window could end; ask for more levels."
    case .incomplete(let width):
      "Levels are missing, with blocks of \(width) vectors too: a level has more copies than that."
    }
  }
}
