import GroupTheory

// MARK: - Characters and power maps of one order

extension CatalogueFile {
  /// Below this many numbers the bookkeeping of compression takes more room than it saves.
  private static let smallestCompressed = 600

  static func writeCharacters(of packed: PackedGroups, to group: HDF5Group) throws {
    func write(_ array: HDF5Array<Int>, _ name: String, _ text: String, _ axes: [String]) throws {
      try group.write(
        array, to: name, HDF5Description(text, axes: axes),
        compressed: array.elements.count >= smallestCompressed)
    }
    let width = packed.valueCoefficients.map(\.count).max() ?? 0
    let coefficients = packed.valueCoefficients.map {
      $0 + [Int](repeating: 0, count: width - $0.count)
    }
    try write(
      HDF5Array(packed.characters), "characters", "Places in the values.", ["group*irrep*class"])
    try write(
      HDF5Array(packed.valueConductors), "value_conductors", "The conductors n.", ["value"])
    try write(
      HDF5Array(rows: coefficients, width: width), "value_coefficients",
      "Coefficients of powers of exp(2 pi i/n).", ["value", "power"])
    try write(
      HDF5Array(rows: packed.powerMaps, width: packed.classSizes.count), "power_maps",
      "Classes of p-th powers, p a prime divisor of the order.", ["prime", "group*class"])
  }

  static func readCharacters(
    of lists: PackedGroups, in root: HDF5Group
  ) throws -> [CatalogueGroup] {
    let group = try root.group("orders/\(lists.order)")
    func rows(_ name: String) throws -> [[Int]] {
      let array = try group.read(name, as: Int.self)
      guard array.shape.count == 2 else { throw group.error(name, "this must have two axes.") }
      return array.rows
    }
    var packed = lists
    packed.characters = try group.read("characters").elements
    packed.valueConductors = try group.read("value_conductors").elements
    packed.valueCoefficients = try rows("value_coefficients")
    packed.powerMaps = try rows("power_maps")
    do {
      return try packed.groups()
    } catch let error as GroupError {
      throw group.error("", error.description)
    }
  }
}
