import Numerics

/// A character table as the development suite writes it.
///
/// The suite lists the distinct values of the table once (`exact`, `float`), and the table itself
/// as positions in that list (`irr`).
public struct SuiteTable: Codable, Sendable {
  /// Shape: [class], identity class first.
  public let classSizes: [Int]
  /// Shape: [class].
  public let elementOrders: [Int]
  /// Class of the p-th powers of each class, for the primes that divide the order.
  public let powerMaps: [Int: [Int]]
  /// ν_α. Shape: [irrep].
  public let frobeniusSchurIndicators: [Int]
  /// D_α. Shape: [irrep].
  public let dimensions: [Int]
  /// χ_α(c) exactly. Shape: [irrep][class].
  public let exactCharacters: [[ExactValue]]
  /// χ_α(c) in floating point, to 14 digits. Shape: [irrep][class].
  public let characters: [[Complex<Double>]]

  /// Σ_k coefficients[k] ζ^k with ζ = exp(2πi / conductor), trailing zeros dropped; 0 is [0].
  public struct ExactValue: Hashable, Sendable {
    /// The smallest n with the value in Q(ζ_n).
    public let conductor: Int
    /// Integer coefficients in the power basis.
    public let coefficients: [Int]

    /// The value as a floating-point number.
    public var complex: Complex<Double> {
      var sum = Complex<Double>.zero
      for (power, coefficient) in coefficients.enumerated() {
        let angle = 2 * Double.pi * Double(power) / Double(conductor)
        sum += Complex(length: 1, phase: angle).multiplied(by: Double(coefficient))
      }
      return sum
    }
  }

  private enum CodingKeys: String, CodingKey {
    case classSizes, elementOrders, powerMaps
    case frobeniusSchurIndicators = "fs"
    case dimensions = "dims"
    case exact, float, irr
  }

  /// Reads a table and looks its values up.
  ///
  /// Throws: `DecodingError` where the JSON has another shape.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    classSizes = try container.decode([Int].self, forKey: .classSizes)
    elementOrders = try container.decode([Int].self, forKey: .elementOrders)
    powerMaps = try container.decode([Int: [Int]].self, forKey: .powerMaps)
    frobeniusSchurIndicators = try container.decode([Int].self, forKey: .frobeniusSchurIndicators)
    dimensions = try container.decode([Int].self, forKey: .dimensions)
    let exact = try container.decode([ExactValue].self, forKey: .exact)
    let float = try container.decode([[Double]].self, forKey: .float)
      .map { Complex($0[0], $0[1]) }
    let positions = try container.decode([[Int]].self, forKey: .irr)
    exactCharacters = positions.map { row in row.map { exact[$0] } }
    characters = positions.map { row in row.map { float[$0] } }
  }

  /// Writes the table in the suite's layout.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(classSizes, forKey: .classSizes)
    try container.encode(elementOrders, forKey: .elementOrders)
    try container.encode(powerMaps, forKey: .powerMaps)
    try container.encode(frobeniusSchurIndicators, forKey: .frobeniusSchurIndicators)
    try container.encode(dimensions, forKey: .dimensions)
    let flat = zip(exactCharacters.joined(), characters.joined())
    try container.encode(flat.map { $0.0 }, forKey: .exact)
    try container.encode(flat.map { [$0.1.real, $0.1.imaginary] }, forKey: .float)
    let columns = classSizes.count
    let positions = dimensions.indices.map { row in (0..<columns).map { row * columns + $0 } }
    try container.encode(positions, forKey: .irr)
  }
}

extension SuiteTable.ExactValue: Codable {
  /// Reads the pair [conductor, [coefficients]].
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    conductor = try container.decode(Int.self)
    coefficients = try container.decode([Int].self)
  }

  /// Writes the pair [conductor, [coefficients]].
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(conductor)
    try container.encode(coefficients)
  }
}
