import GroupTheory
import Numerics

/// A stored solution as bare numbers, so that it can be checked without the program that found it.
public struct SolutionNumbers: Sendable {
  /// "unitary" or "antiunitary".
  public let reading: String
  /// p = [G:N] and |G|.
  public let index, order: Int
  /// Shape [irrep]: D_α.
  public let dimensions: [Int]
  /// Shape [irrep, irrep of N]: b_{αλ}.
  public let branching: [[Int]]
  /// Shape [alpha, beta, gamma]: N_{αβ}^γ.
  public let fusion: [[[Int]]]
  /// Shape [class].
  public let classSizes, elementOrders: [Int]
  /// For each prime the class of the powers. Shape [class].
  public let powerMaps: [Int: [Int]]
  /// Shape [irrep, class].
  public let characters: [[Complex<Double>]]
  /// Shape [irrep]: Frobenius-Schur indicators.
  public let indicators: [Int]
  /// Shape [class of N]: the class of G.
  public let visibleFusion: [Int]
  /// Shape [irrep]: Tα; nil in a unitary reading.
  public let partner: [Int]?
  /// Shape [irrep]: "real", "complex" or "quaternionic"; nil in a unitary reading.
  public let wignerTypes: [String]?

  /// A solution from its numbers, whatever they are.
  public init(
    reading: String, index: Int, order: Int, dimensions: [Int], branching: [[Int]],
    fusion: [[[Int]]], classSizes: [Int], elementOrders: [Int], powerMaps: [Int: [Int]],
    characters: [[Complex<Double>]], indicators: [Int], visibleFusion: [Int], partner: [Int]?,
    wignerTypes: [String]?
  ) {
    (self.reading, self.index, self.order) = (reading, index, order)
    (self.dimensions, self.branching, self.fusion) = (dimensions, branching, fusion)
    (self.classSizes, self.elementOrders, self.powerMaps) = (classSizes, elementOrders, powerMaps)
    (self.characters, self.indicators) = (characters, indicators)
    (self.visibleFusion, self.partner, self.wignerTypes) = (visibleFusion, partner, wignerTypes)
  }
}

/// What the file says of the visible group and of the levels.
public struct ObservedNumbers: Sendable {
  /// N's table.
  public let visible: CharacterTable
  /// Shape [signature, sector]: signatures that are taken for irreps.
  public let signatures: [[Int]]

  /// Observations from their numbers.
  public init(visible: CharacterTable, signatures: [[Int]]) {
    (self.visible, self.signatures) = (visible, signatures)
  }
}
