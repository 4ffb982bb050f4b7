extension RunFile {
  private static let antiunitaryName = "antiunitary"

  /// What declared anti-unitary symmetries do to the irreps of the visible group: λ → Tλ; none where none is declared.
  ///
  /// Shape [action, irrep]. Throws: ``ResultFileError`` unless these are permutations of the irreps.
  public func antiunitaryActions(irrepCount: Int) throws -> [[Int]] {
    let group = try root.group("visible_group")
    guard group.contains(Self.antiunitaryName) else { return [] }
    let array = try group.read(Self.antiunitaryName, as: Int.self)
    guard array.shape.count == 2, array.shape[1] == irrepCount else {
      throw group.shapeError(
        Self.antiunitaryName, array.shape, expected: "[action, \(irrepCount)]")
    }
    for row in array.rows where row.sorted() != Array(0..<irrepCount) {
      throw group.error(
        Self.antiunitaryName, "\(row) is no permutation of the irreps, which count from 0.")
    }
    return array.rows
  }

  static func writeAntiunitary(_ actions: [[Int]], _ root: HDF5Group) throws {
    guard let first = actions.first else { return }
    try root.group("visible_group").write(
      HDF5Array(rows: actions, width: first.count), to: antiunitaryName,
      HDF5Description(
        "what declared anti-unitary symmetries do to the irreps: the number of T lambda",
        axes: ["action", "irrep"]))
  }
}
