import Commutant

/// Some levels of one sector, and what is known about them.
public struct SectorWindow: Sendable {
  /// Ascending. Shape: [level].
  public let levels: [Double]
  /// Between these energies no level is missing; infinite where none is beyond.
  public let complete: ClosedRange<Double>
  /// The probability that one is missing nevertheless; 0 where the matrix was diagonalized as a whole.
  public let failureProbability: Double
  /// Whether none is missing for certain: all levels are known, or an inertia counted them.
  public let isCounted: Bool
  /// The largest ‖H x - E x‖ of a level.
  public let largestResidual: Double
  /// The products of the matrix with vectors; 0 where it was diagonalized as a whole.
  public let products: Int
  /// The energies between which all levels of the sector lie for certain.
  public let bounds: ClosedRange<Double>
  /// The matrix elements of further members of a family between the levels. Shape: [member].
  let members: [MatrixElements]

  /// Below this energy no level is missing, if the window has the lowest.
  public var completeBelow: Double { complete.upperBound }
}
