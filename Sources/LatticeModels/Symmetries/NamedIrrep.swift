import Numerics

/// An irrep of the visible group that the model file names.
public struct NamedIrrep: Sendable {
  /// The name, such as a Mulliken symbol.
  public let name: String
  /// The characters of the visible generators, in their order.
  public let characters: [Complex<Double>]

  /// Names an irrep by its characters.
  public init(name: String, characters: [Complex<Double>]) {
    (self.name, self.characters) = (name, characters)
  }
}
