import ContinuousGroups
import Reports
import ResultFiles
import Verification

extension RunFile {
  /// Writes a compact Lie group.
  static func write(_ solution: ContinuousSolutionReport, _ group: HDF5Group) throws {
    try group.setAttribute("reading", solution.reading)
    try group.setAttribute("algebra", solution.algebra)
    try group.setAttribute("group", solution.group)
    switch solution.source {
    case .charges(let reading): try write(reading, group)
    case .compact(let reading):
      if let visible = solution.restrictedTo { try group.setAttribute("restricted_to", visible) }
      try write(reading, group)
    case .restriction(let restriction):
      if let visible = solution.restrictedTo { try group.setAttribute("restricted_to", visible) }
      try write(restriction, group)
    }
  }

  /// SO(3) or SU(2) seen through a finite group.
  private static func write(_ restriction: CompactRestriction, _ group: HDF5Group) throws {
    try group.write(
      restriction.fundamental, to: "fundamental",
      HDF5Description(
        "multiplicities of the irreps of N in the vector of SO(3) or the spinor of SU(2)",
        axes: ["sector"]))
    try group.write(
      restriction.doubledSpins.map { $0 ?? -1 }, to: "doubled_spins",
      HDF5Description("2j of every signature, -1 for a composite", axes: ["signature"]))
    if let twist = restriction.twist { try group.setAttribute("twist", twist) }
  }

  private static func write(_ reading: ContinuousReading, _ group: HDF5Group) throws {
    try group.setAttribute("connected", reading.isConnected ? 1 : 0)
    try group.setAttribute("components", reading.componentCount)
    try group.write(
      reading.centre, to: "centre",
      HDF5Description("centre of the weight diagrams, in units of the charges", axes: ["charge"]))
    try write(
      reading.simpleRoots, to: "simple_roots",
      HDF5Description(
        "changes of the charges, in their units, factor after factor in Bourbaki's order",
        axes: ["root", "charge"]), group)
    let charges = (0..<reading.abelianRank).map { "charge \($0 + 1)" }
    let labels = reading.simpleRoots.indices.map { "label \($0 + 1)" } + charges
    try write(
      reading.contents.enumerated().flatMap { number, content in
        content.irreps.map { [number] + row($0) }
      }, to: "irreps",
      HDF5Description(
        "columns: signature, multiplicity, dimension, Dynkin labels, charges under U(1) factors: "
          + labels.joined(separator: ", "), axes: ["irrep", "column"]), group)
    try write(
      reading.contents.enumerated().flatMap { number, content -> [[Int]] in
        guard case .composite(let parts) = content else { return [] }
        return parts.sorted { $0.key < $1.key }.map { [number, $0.key, $0.value] }
      }, to: "composites",
      HDF5Description(
        "columns: composite signature, signature of a part, its multiplicity",
        axes: ["part", "column"]), group)
    try write(
      reading.fusion.flatMap { product in
        product.terms.map { [product.left, product.right] + row($0) }
      }, to: "fusion",
      HDF5Description(
        "columns: the signatures of two irreps, then a term of their product as in irreps",
        axes: ["term", "column"]), group)
  }

  private static func row(_ irrep: ContinuousIrrep) -> [Int] {
    [irrep.multiplicity, irrep.dimension] + irrep.highestWeight + irrep.centralCharges
  }

  /// Empty lists are left out.
  private static func write(
    _ rows: [[Int]], to name: String, _ description: HDF5Description, _ group: HDF5Group
  ) throws {
    guard let width = rows.first?.count, width > 0 else { return }
    try group.write(HDF5Array(rows: rows, width: width), to: name, description)
  }
}

extension RunFile {
  /// The stored readings as continuous groups as bare numbers, right or wrong, in the order of the file.
  ///
  /// Throws: ``ResultFileError`` when there is no answer in the file or a part of one is missing.
  public func continuousNumbers() throws -> [ContinuousNumbers] {
    try continuousGroups().filter {
      !$0.contains("fundamental") && !$0.contains("restricted_fundamental")
    }.map { group in
      guard let algebra = try group.stringAttribute("algebra") else {
        throw group.error("", "the attribute algebra is missing.")
      }
      return ContinuousNumbers(
        algebra: algebra, simpleRoots: try optionalRows("simple_roots", in: group),
        irreps: try optionalRows("irreps", width: 3, in: group).map(Self.irrep),
        composites: try optionalRows("composites", width: 3, in: group).map {
          ContinuousNumbers.Part(signature: $0[0], part: $0[1], multiplicity: $0[2])
        },
        fusion: try optionalRows("fusion", width: 4, in: group).map { row in
          ContinuousNumbers.Term(right: row[1], irrep: Self.irrep([row[0]] + row.dropFirst(2)))
        })
    }
  }

  /// The stored readings as compact groups seen through a finite one, as bare numbers, in the order of the file.
  ///
  /// Throws: ``ResultFileError`` when there is no answer in the file or a part of one is missing.
  public func restrictionNumbers() throws -> [RestrictionNumbers] {
    try continuousGroups().filter { $0.contains("fundamental") }.map { group in
      RestrictionNumbers(
        fundamental: try group.read("fundamental", as: Int.self, limit: HDF5Limits.table).elements,
        doubledSpins: try group.read("doubled_spins", as: Int.self, limit: HDF5Limits.table)
          .elements,
        twist: try group.attribute("twist", as: Int.self, limit: HDF5Limits.table)?.elements.first)
    }
  }

  /// The groups of the stored readings as continuous groups.
  func continuousGroups() throws -> [HDF5Group] {
    guard root.contains("bootstrap") else {
      throw root.error(
        "bootstrap", "there is no answer in this file; `bootstrap solve` stores one.")
    }
    let group = try root.group("bootstrap").group("solutions")
    return try group.members().compactMap(Int.init).sorted().map { try group.group(String($0)) }
      .filter { try $0.stringAttribute("reading") == "continuous" }
  }

  /// Columns: signature, multiplicity, dimension, labels.
  private static func irrep(_ row: [Int]) -> ContinuousNumbers.Irrep {
    ContinuousNumbers.Irrep(
      signature: row[0], multiplicity: row[1], dimension: row[2], labels: Array(row.dropFirst(3)))
  }

  /// The rows of a table that is left out when it is empty.
  private func optionalRows(
    _ name: String, width: Int = 1, in group: HDF5Group
  ) throws -> [[Int]] {
    guard group.contains(name) else { return [] }
    let found = try rows(name, as: Int.self, in: group)
    guard found.allSatisfy({ $0.count >= width }) else {
      throw group.error(name, "a row needs at least \(width) columns.")
    }
    return found
  }
}
