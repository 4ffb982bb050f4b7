import GroupTheory
import SpectralStatistics

extension RunFile {
  /// The sectors, which must be those that `symmetry` labels.
  ///
  /// Throws: ``ResultFileError`` when a part is missing or does not fit.
  public func sectors(of symmetry: VisibleSymmetry) throws -> SectorList {
    let group = try root.group("sectors")
    let names = try group.readStrings("name")
    let expected = symmetry.irrepDimensions
    guard names.shape == [expected.count] else {
      let meaning = symmetry.charges == nil ? "irrep" : "row of /sectors/charges"
      throw group.shapeError(
        "name", names.shape, expected: "[\(expected.count)], a sector for every \(meaning)")
    }
    let dimensions = try list("irrep_dimension", count: expected.count, in: group)
    guard dimensions == expected else {
      throw group.error(
        "irrep_dimension",
        "these are \(dimensions), but the irreps of the visible symmetry have \(expected).")
    }
    let multiplicities = try list("multiplicity", count: expected.count, in: group)
    if let sector = multiplicities.firstIndex(where: { $0 < 0 }) {
      throw group.error("multiplicity", "sector \(sector) has a negative number of levels.")
    }
    return SectorList(
      names: names.elements, irrepDimensions: dimensions, multiplicities: multiplicities)
  }
}
