import Verification

extension RunFile {
  /// The stored readings as continuous groups as bare numbers, right or wrong, in the order of the file.
  ///
  /// Throws: ``ResultFileError`` when there is no answer in the file or a part of one is missing.
  public func continuousNumbers() throws -> [ContinuousNumbers] {
    try continuousGroups().filter { !$0.contains("fundamental") }.map { group in
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
        fundamental: try group.read("fundamental", as: Int.self).elements,
        doubledSpins: try group.read("doubled_spins", as: Int.self).elements,
        twist: try group.attribute("twist", as: Int.self)?.elements.first)
    }
  }

  private func continuousGroups() throws -> [HDF5Group] {
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
