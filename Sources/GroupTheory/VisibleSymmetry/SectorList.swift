/// The symmetry sectors of a run, whatever labels them.
public struct SectorList: Hashable, Sendable {
  /// Shape: [sector].
  public let names: [String]
  /// d_λ. Shape: [sector].
  public let irrepDimensions: [Int]
  /// R_λ. Shape: [sector].
  public let multiplicities: [Int]

  /// Sectors from their parts, one entry for each in every list.
  public init(names: [String], irrepDimensions: [Int], multiplicities: [Int]) {
    precondition(
      names.count == irrepDimensions.count && names.count == multiplicities.count,
      "one dimension and one multiplicity for every sector")
    self.names = names
    self.irrepDimensions = irrepDimensions
    self.multiplicities = multiplicities
  }

  /// The number of sectors.
  public var count: Int { names.count }
}
