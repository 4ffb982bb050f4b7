import LinearAlgebra

/// The levels of a large Hermitian matrix between two energies with their vectors, and how sure it is that none is missing.
public struct InteriorLevels<Scalar: KrylovScalar>: Sendable {
  /// Ascending: all inside `complete`. Shape: [level].
  public let values: [Double]
  /// Orthonormal. Shape: dimension × levels.
  public let vectors: DenseMatrix<Scalar>
  /// ‖A x - E x‖. Shape: [level].
  public let residuals: [Double]
  /// Between these energies no level is missing, and none lies at an end; they may be infinite.
  public let complete: ClosedRange<Double>
  /// The probability that one is missing nevertheless.
  public let failureProbability: Double
  /// Whether the inertia of A - E at both ends counted them: then none is missing for certain.
  public let isCounted: Bool
  /// The products of the matrix with single vectors.
  public let products: Int
  /// The number of vectors in a block; 0 where the matrix was diagonalized as a whole.
  public let blockWidth: Int
  /// The degree of the polynomial; 0 where there was none.
  public let degree: Int
}

/// Which levels of a matrix are wanted.
public enum InteriorTarget: Sendable, Equatable {
  /// All between two energies.
  case between(ClosedRange<Double>)
  /// Those nearest to an energy, and as many more as close a group of equal ones.
  case nearest(Int, to: Double)
}

/// Why the levels inside a spectrum were not found.
public enum InteriorLevelsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The levels did not converge.
  case notConverged(levels: Int, products: Int)
  /// More levels than vectors have room.
  case tooManyLevels(expected: Int, rows: Int, bytes: Double)
  /// The window is a large part of the spectrum.
  case tooWide(ClosedRange<Double>)
  /// Levels are missing, with the widest block too.
  case incomplete(blockWidth: Int)
  /// No gap follows in which a window could end.
  case noGap

  /// What is wrong, and what would help.
  public var description: String {
    switch self {
    case .notConverged(let levels, let products):
      "\(levels) levels of the window did not converge in \(products) products with the matrix; take a narrower one."
    case .tooManyLevels(let expected, let rows, let bytes):
      "About \(expected) levels of a sector of \(rows) lie in the window, and their vectors take \(Int(bytes / 1e6)) MB: "
        + "take a narrower one, or all levels with xsff compute."
    case .tooWide(let window):
      "The window from \(window.lowerBound) to \(window.upperBound) is so large a part of a spectrum that all levels are no more work: "
        + "take a narrower one, or xsff compute."
    case .incomplete(let width):
      "Levels are missing, with blocks of \(width) vectors too: a level has more copies than that."
    case .noGap:
      "No gap follows the levels of the window in which it could end; take another one."
    }
  }
}

extension InteriorLevels {
  /// The lowest levels, below which there is none.
  public init(_ lowest: LowestLevels<Scalar>) {
    self.init(
      values: lowest.values, vectors: lowest.vectors, residuals: lowest.residuals,
      complete: -.infinity...lowest.completeBelow, failureProbability: lowest.failureProbability,
      isCounted: lowest.blockWidth == 0, products: lowest.products, blockWidth: lowest.blockWidth,
      degree: 0)
  }
}
