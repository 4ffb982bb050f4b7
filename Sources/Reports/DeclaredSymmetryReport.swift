import GroupTheory

/// A declared anti-unitary symmetry T as programs read it: T g T⁻¹ = χ(g) τ(g), T² = ω s.
public struct DeclaredSymmetryReport: Encodable, Sendable {
  package let name: String
  /// Shape [sector]: the sector Tλ.
  package let sectors: [Int]
  /// Shape [class of N]: the class of τ(g).
  package let classes: [Int]
  /// The irrep of N that χ is; 0 where χ = 1.
  package let character: Int
  /// Left out where T² is no element of N.
  package let square: Square?
  /// Shape [sector]: the square of T on its levels, 1 or -1; 0 where T moves it or this is not known.
  package let sectorSquares: [Int]
  /// The same for people.
  package let summary: String

  private enum CodingKeys: String, CodingKey {
    case name, sectors, classes, character, square, sectorSquares
  }

  package struct Square: Encodable, Sendable {
    /// The class of N that holds s.
    package let elementClass: Int
    /// k and n of ω = exp(2πi k/n).
    package let phase: [Int]
  }

  /// A symmetry of a run file with its visible group and the names of the irreps.
  public init(_ symmetry: DeclaredAntiunitary, visible: CharacterTable, names: [String]) {
    summary = symmetry.summary(of: visible, names: names)
    (name, sectors, classes) = (symmetry.name, symmetry.images, symmetry.classImages)
    (character, sectorSquares) = (symmetry.character, symmetry.sectorSquares)
    square = symmetry.square.map {
      Square(elementClass: $0.elementClass, phase: [$0.phase.exponent, $0.phase.order])
    }
  }

  /// All symmetries; nil where there is none.
  public static func all(
    _ symmetries: [DeclaredAntiunitary], visible: CharacterTable, names: [String]
  ) -> [DeclaredSymmetryReport]? {
    symmetries.isEmpty ? nil : symmetries.map { .init($0, visible: visible, names: names) }
  }
}
