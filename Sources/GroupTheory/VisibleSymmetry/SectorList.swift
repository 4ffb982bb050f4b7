/// The symmetry sectors of a run, whatever labels them.
public struct SectorList: Hashable, Sendable {
  /// Shape: [sector].
  public let names: [String]
  /// What else they are called; the name again where there is no other. Shape: [sector].
  public let aliases: [String]
  /// d_λ. Shape: [sector].
  public let irrepDimensions: [Int]
  /// R_λ. Shape: [sector].
  public let multiplicities: [Int]

  /// Sectors from their parts, one entry for each in every list; without `aliases` they have one name each.
  public init(
    names: [String], aliases: [String]? = nil, irrepDimensions: [Int], multiplicities: [Int]
  ) {
    precondition(
      names.count == irrepDimensions.count && names.count == multiplicities.count
        && aliases?.count ?? names.count == names.count,
      "one dimension and one multiplicity for every sector")
    self.names = names
    self.aliases = aliases ?? names
    self.irrepDimensions = irrepDimensions
    self.multiplicities = multiplicities
  }

  /// The number of sectors.
  public var count: Int { names.count }
}
