/// One kind of site in every cell of a lattice.
///
/// Species s of cell j is site `j * speciesCount + s` of the tensor product.
public struct SiteSpecies: Sendable, Hashable {
  /// The name in the model file; nil when the cell is a single nameless site.
  public let name: String?
  /// The levels and their operators.
  public let space: LocalSpace

  /// Names a local space.
  public init(name: String?, space: LocalSpace) {
    self.name = name
    self.space = space
  }
}
