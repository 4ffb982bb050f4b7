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

  /// The levels of all sectors, checked against the sectors and the visible group.
  ///
  /// Throws: ``ResultFileError`` when something is missing, has another shape, is not finite or not
  /// ascending.
  public func spectra() throws -> SectorSpectra { try spectra(of: visibleGroup()) }

  /// The levels of all sectors, when the visible group is known already.
  ///
  /// Throws: ``ResultFileError``, as ``spectra()``.
  public func spectra(of table: CharacterTable) throws -> SectorSpectra {
    let sectors = try sectors(of: table)
    let group = try root.group("spectra")
    if try group.attribute("window", as: Double.self) != nil {
      throw group.error("", "the levels are incomplete (attribute window); all levels are needed.")
    }
    let surplus = try group.members().first { Int($0).map { $0 >= sectors.count } ?? false }
    if let surplus {
      throw group.error(surplus, "there are only \(sectors.count) sectors, counted from 0.")
    }
    var levels: [[[Double]]] = []
    for sector in 0..<sectors.count {
      let rows = try readLevels(of: sector, sectors, samples: levels.first?.count, in: group)
      levels.append(rows)
    }
    let samples = levels[0].indices.map { sample in levels.map { $0[sample] } }
    do {
      return try SectorSpectra(
        sectorNames: sectors.names, irrepDimensions: sectors.irrepDimensions, levels: samples)
    } catch let error as SectorSpectraError {
      throw group.error("", error.description)
    }
  }

  private func readLevels(
    of sector: Int, _ sectors: SectorList, samples: Int?, in group: HDF5Group
  ) throws -> [[Double]] {
    let name = String(sector)
    let array = try group.read(name, as: Double.self)
    let width = sectors.multiplicities[sector]
    guard array.shape.count == 2, array.shape[1] == width,
      samples == nil || array.shape[0] == samples
    else {
      throw group.shapeError(
        name, array.shape,
        expected: "[\(samples.map(String.init) ?? "samples"), \(width)]: [sample, level]")
    }
    let rows = array.rows
    for (sample, row) in rows.enumerated() {
      if let level = row.firstIndex(where: { !$0.isFinite }) {
        throw group.error(name, "level \(level) of sample \(sample) is not finite.")
      }
      if let level = row.indices.dropFirst().first(where: { row[$0] < row[$0 - 1] }) {
        throw group.error(
          name,
          "level \(level) of sample \(sample) lies below the one before it; they must ascend.")
      }
    }
    return rows
  }
}
