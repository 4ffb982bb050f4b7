import Numerics

extension CharacterTable {
  /// A table of the catalogue, whose identities were checked when the catalogue was made.
  ///
  /// The full checks of all groups of one order would take seconds; a few milliseconds are enough to read them. Shapes
  /// must be right; `characters` are places in `values`, shape [irrep × class].
  package init(
    catalogued classSizes: [Int], elementOrders: [Int], powerMaps: [Int: [Int]],
    indicators: [Int], characters places: [Int], values: CatalogueValues
  ) throws {
    let rank = classSizes.count
    let rows = (0..<rank).map { places[($0 * rank)..<(($0 + 1) * rank)] }
    let conjugates = rows.map { row in row.map { values.conjugates[$0] } }
    let numbers = Dictionary(
      zip(rows.map(Array.init), 0...), uniquingKeysWith: { first, _ in first })
    let duals = conjugates.compactMap { numbers[$0] }
    guard duals.count == rank else {
      throw GroupError("The complex conjugate of an irrep is not in the table.")
    }
    self.init(
      validatedClassSizes: classSizes, elementOrders: elementOrders, powerMaps: powerMaps,
      characters: rows.map { row in row.map { values.exact[$0] } },
      complexCharacters: rows.map { row in row.map { values.complex[$0] } },
      dual: duals, frobeniusSchurIndicators: indicators)
  }

  private init(
    validatedClassSizes: [Int], elementOrders: [Int], powerMaps: [Int: [Int]],
    characters: [[Cyclotomic]], complexCharacters: [[Complex<Double>]], dual: [Int],
    frobeniusSchurIndicators: [Int]
  ) {
    self.classSizes = validatedClassSizes
    self.elementOrders = elementOrders
    self.powerMaps = powerMaps
    self.characters = characters
    self.complexCharacters = complexCharacters
    self.dual = dual
    self.frobeniusSchurIndicators = frobeniusSchurIndicators
  }
}

/// The distinct character values of all groups of one order: exactly, in floating point, and the place of the conjugate.
package struct CatalogueValues: Sendable {
  /// Shape [value]: the exact values, all different.
  package let exact: [Cyclotomic]
  /// Shape [value]: in floating point.
  package let complex: [Complex<Double>]
  /// Shape [value]: where the complex conjugate stands.
  package let conjugates: [Int]

  /// Throws: `GroupError` when a conjugate is missing.
  package init(_ exact: [Cyclotomic]) throws {
    let places = Dictionary(zip(exact, 0...), uniquingKeysWith: { first, _ in first })
    self.exact = exact
    complex = exact.map(\.complex)
    conjugates = try exact.map { value in
      guard let place = places[value.conjugate] else {
        throw GroupError("The complex conjugate of the character value \(value) is missing.")
      }
      return place
    }
  }
}
