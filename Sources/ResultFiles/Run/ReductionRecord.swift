import GroupTheory

/// How the levels of a run followed from fewer and smaller matrices, as `/reduction` holds it.
public struct ReductionRecord: Hashable, Sendable {
  /// What the matrices come from: "symmetries" that were found, "commutant", or "symmetries, commutant".
  public var source: String
  /// The order of the group whose irreps the matrices belong to.
  public var groupOrder: Int
  /// Charges and generators beside those that the model file states.
  public var added: [String]
  /// The number of rows of each matrix. Shape: [block].
  public var dimensions: [Int]
  /// "real" or "complex". Shape: [block].
  public var fields: [String]
  /// How often a sector has the levels of a matrix. Shape: [sector][block].
  public var shares: [[Int]]

  /// A record from its parts.
  public init(
    source: String, groupOrder: Int, added: [String], dimensions: [Int], fields: [String],
    shares: [[Int]]
  ) {
    precondition(
      fields.count == dimensions.count && shares.allSatisfy { $0.count == dimensions.count },
      "one entry for each block")
    (self.source, self.groupOrder, self.added) = (source, groupOrder, added)
    (self.dimensions, self.fields, self.shares) = (dimensions, fields, shares)
  }
}

extension RunFile {
  static func write(_ record: ReductionRecord, _ group: HDF5Group) throws {
    try group.setAttribute("source", record.source)
    try group.setAttribute("group_order", record.groupOrder)
    try group.setAttribute(
      "description",
      "levels of sectors that share a matrix are equal because it was diagonalized once")
    try group.write(
      HDF5Array(record.added), to: "added",
      HDF5Description(
        "charges and generators beside those that the model file states", axes: ["number"]))
    try group.write(
      record.dimensions, to: "dimension",
      HDF5Description("number of rows of each matrix", axes: ["block"]))
    try group.write(
      HDF5Array(record.fields), to: "field",
      HDF5Description("real or complex: the entries of each matrix", axes: ["block"]))
    try group.write(
      HDF5Array(rows: record.shares, width: record.dimensions.count), to: "share",
      HDF5Description(
        "how often a sector has the levels of a matrix", axes: ["sector", "block"]))
  }

  /// How the levels followed from smaller matrices; nil where those of every sector were computed.
  ///
  /// Throws: ``ResultFileError``.
  public func reduction(of sectors: SectorList) throws -> ReductionRecord? {
    guard root.contains("reduction") else { return nil }
    let group = try root.group("reduction")
    let dimensions = try group.read("dimension", as: Int.self)
    let (fields, added) = (try group.readStrings("field"), try group.readStrings("added"))
    let shares = try group.read("share", as: Int.self)
    let count = dimensions.elements.count
    guard dimensions.shape == [count], fields.shape == [count],
      shares.shape == [sectors.count, count]
    else {
      throw group.shapeError(
        "share", shares.shape, expected: "[\(sectors.count), \(count)]: [sector, block]")
    }
    let order = try group.attribute("group_order", as: Int.self)?.elements.first
    return ReductionRecord(
      source: try group.stringAttribute("source") ?? "symmetries", groupOrder: order ?? 1,
      added: added.elements, dimensions: dimensions.elements, fields: fields.elements,
      shares: shares.rows)
  }
}
