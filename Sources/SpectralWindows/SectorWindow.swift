import Commutant

/// The lowest levels of one sector, and what is known about them.
public struct SectorWindow: Sendable {
  /// Ascending. Shape: [level].
  public let levels: [Double]
  /// Below this energy no level is missing; infinite where all levels are known.
  public let completeBelow: Double
  /// The probability that one is missing nevertheless; 0 where the matrix was diagonalized as a whole.
  public let failureProbability: Double
  /// The largest ‖H x - E x‖ of a level.
  public let largestResidual: Double
  /// The products of the matrix with vectors; 0 where it was diagonalized as a whole.
  public let products: Int
  /// The matrix elements of further members of a family between the levels. Shape: [member].
  let members: [MatrixElements]
}
