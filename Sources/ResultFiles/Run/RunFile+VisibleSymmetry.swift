import GroupTheory
import SpectralStatistics

extension RunFile {
  /// The visible symmetry of any kind, with the labels of the sectors.
  ///
  /// Throws: ``ResultFileError`` when a part is missing or does not fit.
  public func visibleSymmetry() throws -> VisibleSymmetry {
    let group = try root.group("visible_group")
    switch try group.stringAttribute("kind") ?? "finite" {
    case "finite": return .finite(try characterTable(in: group))
    case "charges":
      let charges = try sectorCharges()
      try requireDistinct(charges.values)
      return .charges(charges)
    case "product":
      let (table, charges) = (try characterTable(in: group), try sectorCharges())
      let sectors = try root.group("sectors")
      let irreps = try list("irrep", count: charges.values.count, in: sectors)
      if let irrep = irreps.first(where: { !table.dimensions.indices.contains($0) }) {
        throw sectors.error(
          "irrep", "the irrep \(irrep) does not exist; the group has \(table.rank), counted from 0."
        )
      }
      try requireDistinct(zip(charges.values, irreps).map { $0 + [$1] })
      return .product(table, irreps: irreps, charges: charges)
    case let kind:
      throw group.error(
        "",
        "the attribute kind is \"\(kind)\"; it must be \"finite\", \"charges\" or \"product\".")
    }
  }

  /// `/sectors/charges`; half-integers and other multiples of 1/n become integers with a unit.
  private func sectorCharges() throws -> SectorCharges {
    let sectors = try root.group("sectors")
    let array = try sectors.read("charges", as: Double.self)
    guard (1...2).contains(array.shape.count), !array.elements.isEmpty else {
      throw sectors.shapeError("charges", array.shape, expected: "[sector, charge]")
    }
    let rows = array.shape.count == 2 ? array.rows : array.elements.map { [$0] }
    let count = rows[0].count
    let names =
      try sectors.stringsAttribute("names", of: "charges") ?? (0..<count).map { "Q\($0 + 1)" }
    guard names.count == count else {
      throw sectors.error(
        "charges", "the attribute names has \(names.count) names for \(count) charges.")
    }
    let units = try (0..<count).map { charge in
      guard let unit = Self.unit(of: rows.map { $0[charge] }) else {
        throw sectors.error(
          "charges",
          "the values of charge \(names[charge]) are not multiples of 1/n with n up to 12, or not within ±100000."
        )
      }
      return unit
    }
    let values = rows.map { row in zip(row, units).map { Int(($0 / $1).rounded()) } }
    return SectorCharges(names: names, values: values, units: units)
  }

  /// The largest 1/n of which all values are multiples.
  private static func unit(of values: [Double]) -> Double? {
    guard values.allSatisfy({ abs($0) < HDF5Limits.charge }) else { return nil }
    return (1...12).first { divisor in
      values.allSatisfy { abs($0 * Double(divisor) - ($0 * Double(divisor)).rounded()) < 1e-6 }
    }.map { 1 / Double($0) }
  }

  /// Two sectors with equal labels would be one.
  private func requireDistinct(_ labels: [[Int]]) throws {
    var places: [[Int]: Int] = [:]
    for (sector, label) in labels.enumerated() {
      if let other = places.updateValue(sector, forKey: label) {
        throw try root.group("sectors").error(
          "charges", "the sectors \(other) and \(sector) have equal labels.")
      }
    }
  }

  static func write(_ symmetry: VisibleSymmetry, _ root: HDF5Group) throws {
    let group = try root.createGroup("visible_group")
    try group.setAttribute("kind", symmetry.kind)
    if let table = symmetry.table {
      try group.setAttribute("order", table.order)
      try write(table, group)
    }
  }

  /// Writes the labels of the sectors besides their names.
  static func writeLabels(_ symmetry: VisibleSymmetry, _ sectors: HDF5Group) throws {
    guard let charges = symmetry.charges else { return }
    let description = HDF5Description(
      "the conserved charges that label the sector, named by the attribute names",
      axes: ["sector", "charge"])
    if charges.units.allSatisfy({ $0 == 1 }) {
      try sectors.write(
        HDF5Array(rows: charges.values, width: charges.names.count), to: "charges", description)
    } else {
      let values = charges.values.map { row in zip(row, charges.units).map { Double($0) * $1 } }
      try sectors.write(
        HDF5Array(rows: values, width: charges.names.count), to: "charges", description)
    }
    try sectors.setAttribute("names", charges.names, on: "charges")
    if case .product(_, let irreps, _) = symmetry {
      try sectors.write(
        irreps, to: "irrep",
        HDF5Description("irrep of the finite group, counted from 0", axes: ["sector"]))
    }
  }
}

extension RunFile {
  /// Refuses more states than charges can be averaged over.
  package func requireStates(
    _ dimensions: [Int], _ multiplicities: [Int], in sectors: HDF5Group
  ) throws {
    guard let states = ExactSum.ofProducts(dimensions, multiplicities), states <= HDF5Limits.states
    else {
      throw sectors.error(
        "multiplicity", "the sectors have more than \(HDF5Limits.states) states, which is no model."
      )
    }
  }

  /// What else sectors are called; nil in a file that does not say.
  private func aliases(count: Int, in sectors: HDF5Group) throws -> [String]? {
    guard sectors.contains("alias") else { return nil }
    let aliases = try sectors.readStrings("alias")
    guard aliases.shape == [count] else {
      throw sectors.shapeError(
        "alias", aliases.shape, expected: "[\(count)], another name for every sector")
    }
    return aliases.elements
  }

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
    try requireStates(dimensions, multiplicities, in: group)
    return SectorList(
      names: names.elements, aliases: try aliases(count: expected.count, in: group),
      irrepDimensions: dimensions, multiplicities: multiplicities)
  }
}
