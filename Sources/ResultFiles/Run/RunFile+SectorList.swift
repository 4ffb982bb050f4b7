import GroupTheory
import SpectralStatistics

/// The symmetry sectors of a run file.
public struct SectorList: Hashable, Sendable {
  /// Shape: [sector].
  public let names: [String]
  /// d_λ. Shape: [sector].
  public let irrepDimensions: [Int]
  /// R_λ. Shape: [sector].
  public let multiplicities: [Int]

  /// The number of sectors.
  public var count: Int { names.count }
}

extension RunFile {
  /// The sectors, which must be those of the irreps of `table`.
  ///
  /// Throws: ``ResultFileError`` when a part is missing or does not fit.
  public func sectors(of table: CharacterTable) throws -> SectorList {
    let group = try root.group("sectors")
    let names = try group.readStrings("name")
    guard names.shape == [table.rank] else {
      throw group.shapeError(
        "name", names.shape, expected: "[\(table.rank)], a sector for every irrep")
    }
    let dimensions = try list("irrep_dimension", count: table.rank, in: group)
    guard dimensions == table.dimensions else {
      throw group.error(
        "irrep_dimension",
        "these are \(dimensions), but the irreps of the visible group have \(table.dimensions).")
    }
    let multiplicities = try list("multiplicity", count: table.rank, in: group)
    if let sector = multiplicities.firstIndex(where: { $0 < 0 }) {
      throw group.error("multiplicity", "sector \(sector) has a negative number of levels.")
    }
    return SectorList(
      names: names.elements, irrepDimensions: dimensions, multiplicities: multiplicities)
  }
}
