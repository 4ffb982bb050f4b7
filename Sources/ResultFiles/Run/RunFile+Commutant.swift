import GroupTheory

extension RunFile {
  /// Larger tables of integers, mostly zeros, are compressed.
  static let mostPlainEntries = 4096

  static func write(_ record: CommutantRecord, _ group: HDF5Group) throws {
    try group.setAttribute("draw", Int(clamping: record.seed))
    try group.setAttribute("family", record.family)
    try group.setAttribute("least_joining", record.leastJoining)
    try group.setAttribute("largest_between", record.largestBetween)
    try group.setAttribute("residual", record.residual)
    try group.setAttribute("chance_degeneracies", record.chanceDegeneracies)
    try group.setAttribute("complete", record.isComplete ? 1 : 0)
    try group.setAttribute("dimension", record.dimension)
    try group.write(
      record.dimensions, to: "dimension",
      HDF5Description("dimension D of the irrep of the hidden group", axes: ["component"]))
    try group.write(
      record.levels, to: "levels", HDF5Description("number n of levels", axes: ["component"]))
    try group.write(
      HDF5Array(rows: record.branching, width: record.membership.count), to: "branching",
      HDF5Description(
        "how often the irrep holds that of each sector", axes: ["component", "sector"]),
      compressed: record.branching.count * record.membership.count > mostPlainEntries)
    try group.write(
      HDF5Array(record.fields), to: "field",
      HDF5Description(
        "real, complex or quaternionic: the component's matrices in the best basis",
        axes: ["component"]))
    try group.write(
      record.conjugates, to: "conjugate",
      HDF5Description(
        "the component that an anti-unitary symmetry joins it to; itself if none other; -1 if not known",
        axes: ["component"]))
    if !record.strengths.isEmpty {
      try group.write(
        HDF5Array(rows: record.strengths, width: 3), to: "strength",
        HDF5Description(
          "two components, and the relative strength of the edge between them",
          axes: ["edge", "first, second, strength"]))
    }
    let components = try group.createGroup("component")
    for (sector, levels) in record.membership.enumerated() {
      try components.write(
        levels, to: String(sector),
        HDF5Description("the component of each level of the first member", axes: ["level"]))
    }
  }
}

extension RunFile {
  /// The exact irreps of the run's family; nil where it has none.
  ///
  /// Shapes, ranges and references between entries are checked; the identities of theory are not.
  /// Throws: ``ResultFileError``.
  public func commutant(of sectors: SectorList) throws -> CommutantRecord? {
    guard root.contains("commutant") else { return nil }
    let reader = CommutantReader(group: try root.group("commutant"), sectors: sectors)
    return try reader.record()
  }

  /// dim C as the file states it; nil where it does not.
  ///
  /// Throws: ``ResultFileError``.
  public func commutantDimension() throws -> Int? {
    guard root.contains("commutant") else { return nil }
    return try root.group("commutant").attribute("dimension", as: Int.self)?.elements.first
  }
}

/// Reads `/commutant`.
private struct CommutantReader {
  let group: HDF5Group
  let sectors: SectorList

  func record() throws -> CommutantRecord {
    let dimensions = try integers("dimension", count: nil, 1...Self.mostStates)
    let count = dimensions.count
    let most = sectors.multiplicities.max() ?? 0
    let levels = try integers(
      "levels", count: count, 1...max(1, 2 * min(most, Self.mostStates)))
    let branching = try branching(count: count)
    try requireExactSums(dimensions, levels, branching)
    return CommutantRecord(
      seed: UInt64(
        clamping: try group.attribute("draw", as: Int.self, limit: HDF5Limits.seed)?.elements.first
          ?? 0),
      family: try group.stringAttribute("family") ?? "disorder", dimensions: dimensions,
      levels: levels, branching: branching, fields: try fields(count: count),
      conjugates: try conjugates(count: count), membership: try membership(count: count),
      leastJoining: try number("least_joining") ?? .nan,
      largestBetween: try number("largest_between") ?? .nan,
      residual: try number("residual") ?? .nan,
      chanceDegeneracies: Int(exactly: try number("chance_degeneracies") ?? 0) ?? 0,
      isComplete: try number("complete") ?? 1 != 0, strengths: try strengths(count: count))
  }

  /// No space has more states that a program could diagonalize.
  private static let mostStates = 100_000_000

  /// Σ D², Σ D n and Σ b n, which everything behind calculates with.
  private func requireExactSums(
    _ dimensions: [Int], _ levels: [Int], _ branching: [[Int]]
  ) throws {
    let sectors = (branching.first ?? []).indices
    guard ExactSum.ofProducts(dimensions, dimensions) != nil,
      ExactSum.ofProducts(dimensions, levels) != nil,
      sectors.allSatisfy({ sector in
        ExactSum.ofProducts(branching.lazy.map { $0[sector] }, levels) != nil
      })
    else { throw group.error("", "the irreps have more states than can be counted.") }
  }

  private func number(_ attribute: String) throws -> Double? {
    guard let values = try group.attribute(attribute, as: Double.self)?.elements else { return nil }
    guard values.count == 1, values[0].isNaN || abs(values[0]) < 1e15 else {
      throw group.error("", "the attribute \(attribute) is \(values); it must be one number.")
    }
    return values[0]
  }

  private func integers(
    _ name: String, count: Int?, _ range: ClosedRange<Int>
  ) throws -> [Int] {
    let array = try group.read(name, as: Int.self)
    guard array.shape.count == 1, count == nil || array.shape == [count!] else {
      let expected = count.map(String.init) ?? "component"
      throw group.shapeError(
        name, array.shape, expected: "[\(expected)], an entry for each component")
    }
    try check(array.elements, in: range, name)
    return array.elements
  }

  private func check(_ values: [Int], in range: ClosedRange<Int>, _ name: String) throws {
    if let value = values.first(where: { !range.contains($0) }) {
      throw group.error(
        name, "\(value) occurs; entries lie between \(range.lowerBound) and \(range.upperBound).")
    }
  }

  private func branching(count: Int) throws -> [[Int]] {
    let array = try group.read("branching", as: Int.self)
    guard array.shape == [count, sectors.count] else {
      throw group.shapeError(
        "branching", array.shape, expected: "[\(count), \(sectors.count)]: [component, sector]")
    }
    try check(
      array.elements, in: 0...min(Self.mostStates, sectors.multiplicities.max() ?? 0), "branching")
    return array.rows
  }

  private func fields(count: Int) throws -> [String] {
    let array = try group.readStrings("field")
    guard array.shape == [count] else {
      throw group.shapeError("field", array.shape, expected: "[\(count)], one for each component")
    }
    let known = ["real", "complex", "quaternionic"]
    if let field = array.elements.first(where: { !known.contains($0) }) {
      throw group.error("field", "'\(field)' occurs; fields are real, complex and quaternionic.")
    }
    return array.elements
  }

  private func conjugates(count: Int) throws -> [Int] {
    let partners = try integers("conjugate", count: count, -1...max(0, count - 1))
    if let k = partners.indices.first(where: { partners[$0] >= 0 && partners[partners[$0]] != $0 })
    {
      throw group.error(
        "conjugate", "component \(k) is joined with \(partners[k]), but not the other way.")
    }
    return partners
  }

  private func membership(count: Int) throws -> [[Int]] {
    let components = try group.group("component")
    return try sectors.multiplicities.enumerated().map { sector, multiplicity in
      let array = try components.read(String(sector), as: Int.self)
      guard array.shape == [multiplicity] else {
        throw components.shapeError(
          String(sector), array.shape, expected: "[\(multiplicity)], one for each level")
      }
      try check(array.elements, in: -1...(count - 1), "component/\(sector)")
      return array.elements
    }
  }

  private func strengths(count: Int) throws -> [[Double]] {
    guard group.contains("strength") else { return [] }
    let array = try group.read("strength", as: Double.self)
    guard array.shape.count == 2, array.shape[1] == 3 else {
      throw group.shapeError("strength", array.shape, expected: "[edge, 3]")
    }
    let isValid = array.rows.allSatisfy { row in
      row[0...1].allSatisfy { $0 >= 0 && $0 < Double(count) && $0 == $0.rounded() }
        && row[2].isFinite
    }
    guard isValid else {
      throw group.error("strength", "an edge must name two components and a finite strength.")
    }
    return array.rows
  }
}
