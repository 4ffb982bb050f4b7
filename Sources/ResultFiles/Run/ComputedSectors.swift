import GroupTheory

/// The sectors of a run: all that the visible symmetry labels, and those whose levels were computed.
public struct ComputedSectors: Hashable, Sendable {
  /// All sectors.
  public let all: SectorList
  /// The numbers of those that were computed, ascending.
  public let numbers: [Int]

  /// Some sectors of a list.
  public init(_ numbers: [Int], of all: SectorList) {
    precondition(
      zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
        && numbers.allSatisfy((0..<all.count).contains), "numbers of sectors, ascending")
    (self.all, self.numbers) = (all, numbers)
  }

  /// All sectors of a list.
  public init(all: SectorList) { self.init(Array(0..<all.count), of: all) }

  /// Whether no sector is missing.
  public var isWhole: Bool { numbers.count == all.count }

  /// The sectors that were computed.
  public var list: SectorList {
    SectorList(
      names: numbers.map { all.names[$0] }, aliases: numbers.map { all.aliases[$0] },
      irrepDimensions: numbers.map { all.irrepDimensions[$0] },
      multiplicities: numbers.map { all.multiplicities[$0] })
  }

  /// The names of the sectors that are missing.
  public var missingNames: [String] {
    let known = Set(numbers)
    return all.names.indices.filter { !known.contains($0) }.map { all.names[$0] }
  }

  /// Entries of the computed sectors at the places of these among all; `value` stands for the others. Shape: [sector].
  func spread<Value>(_ row: [Value], missing value: Value) -> [Value] {
    if isWhole { return row }
    var result = [Value](repeating: value, count: all.count)
    for (number, entry) in zip(numbers, row) { result[number] = entry }
    return result
  }

  /// A matrix of the computed sectors as one of all sectors; missing entries are NaN. Shape: [sector][sector].
  func spread(_ matrix: [[Double]]) -> [[Double]] {
    if isWhole { return matrix }
    let empty = [Double](repeating: .nan, count: all.count)
    return spread(matrix.map { spread($0, missing: .nan) }, missing: empty)
  }
}

extension RunFile {
  /// Which sectors have levels in the file: all unless `/sectors/computed` says otherwise.
  ///
  /// Throws: ``ResultFileError``.
  public func computedSectors(of symmetry: VisibleSymmetry) throws -> ComputedSectors {
    let all = try sectors(of: symmetry)
    guard root.contains("sectors/computed") else { return ComputedSectors(all: all) }
    let group = try root.group("sectors")
    let flags = try list("computed", count: all.count, in: group)
    guard flags.allSatisfy({ $0 == 0 || $0 == 1 }), flags.contains(1) else {
      throw group.error("computed", "it must be 1 for sectors with levels, and 0 for the others.")
    }
    return ComputedSectors(flags.indices.filter { flags[$0] == 1 }, of: all)
  }

  /// Whether levels of sectors are missing.
  ///
  /// Throws: ``ResultFileError``.
  public func lacksSectors() throws -> Bool {
    guard root.contains("sectors/computed") else { return false }
    return try root.read("sectors/computed", as: Int.self).elements.contains(0)
  }

  static func writeComputed(_ sectors: ComputedSectors, _ group: HDF5Group) throws {
    if sectors.isWhole { return }
    try group.write(
      sectors.spread(sectors.numbers.map { _ in 1 }, missing: 0), to: "computed",
      HDF5Description(
        "1 where the levels are in this file, 0 where they are missing", axes: ["sector"]))
  }
}
