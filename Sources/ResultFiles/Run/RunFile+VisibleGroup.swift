import GroupTheory
import Numerics

extension RunFile {
  /// The character table of a finite visible group; its characters are recognized exactly.
  ///
  /// Throws: ``ResultFileError`` when a part is missing, the table is not a character table, or the
  /// visible symmetry has charges, which ``visibleSymmetry()`` reads.
  public func visibleGroup() throws -> CharacterTable {
    let group = try root.group("visible_group")
    if let kind = try group.stringAttribute("kind"), kind != "finite" {
      throw group.error(
        "", "the attribute kind is \"\(kind)\"; this needs a visible group of kind \"finite\".")
    }
    return try characterTable(in: group)
  }

  /// The character table in a group of the file; characters in floating point are recognized exactly.
  package func characterTable(in group: HDF5Group) throws -> CharacterTable {
    let sizes = try list("class_sizes", count: nil, in: group)
    let rank = sizes.count
    let orders = try list("element_orders", count: rank, in: group)
    try requireTable(sizes, orders, in: group)
    let characters = try readCharacters(in: group, rank: rank)
    let powerMaps = try readPowerMaps(in: group, rank: rank)
    if let order = try group.attribute("order", as: Int.self)?.elements.first,
      order != sizes.reduce(0, +)
    {
      throw group.error(
        "class_sizes", "the sizes add up to \(sizes.reduce(0, +)), the attribute order is \(order)."
      )
    }
    do {
      return try CharacterTable(
        classSizes: sizes, elementOrders: orders, powerMaps: powerMaps,
        approximateCharacters: characters.rows)
    } catch let error as GroupError {
      throw group.error("characters", error.description)
    }
  }

  /// Refuses numbers of classes that no table which fits into a file has: characters are recognized as sums of roots of unity, which
  /// takes the square of the elements' orders.
  private func requireTable(_ sizes: [Int], _ orders: [Int], in group: HDF5Group) throws {
    guard sizes.allSatisfy({ $0 > 0 }), sizes.reduce(0, +) <= HDF5Limits.groupOrder else {
      throw group.error(
        "class_sizes", "they must be positive and add up to at most \(HDF5Limits.groupOrder).")
    }
    guard orders.allSatisfy((1...HDF5Limits.elementOrder).contains) else {
      throw group.error(
        "element_orders", "they must lie between 1 and \(HDF5Limits.elementOrder).")
    }
  }

  /// A list of integers, positive where they count something.
  package func list(_ name: String, count: Int?, in group: HDF5Group) throws -> [Int] {
    let array = try group.read(name, as: Int.self)
    guard array.shape.count == 1, count == nil || array.shape[0] == count, array.shape[0] > 0 else {
      throw group.shapeError(name, array.shape, expected: count.map { "[\($0)]" } ?? "[class]")
    }
    return array.elements
  }

  private func readCharacters(
    in group: HDF5Group, rank: Int
  ) throws -> HDF5Array<Complex<Double>> {
    let name = "characters"
    var array: HDF5Array<Complex<Double>>
    do {
      array = try group.read(name)
    } catch let error as ResultFileError {
      // A table of real characters may have been saved as real numbers.
      guard let real = try? group.read(name, as: Double.self, largest: .infinity) else {
        throw error
      }
      array = HDF5Array(shape: real.shape, elements: real.elements.map { Complex($0) })
    }
    guard array.shape == [rank, rank] else {
      throw group.shapeError(name, array.shape, expected: "[\(rank), \(rank)]: [irrep, class]")
    }
    if let place = array.elements.firstIndex(where: { !$0.isFinite }) {
      throw group.error(name, "the value at [\(place / rank), \(place % rank)] is not finite.")
    }
    if let value = array.elements.first(where: { $0.length > HDF5Limits.character }) {
      throw group.error(name, "\(value) occurs, which is larger than any dimension.")
    }
    return array
  }

  private func readPowerMaps(in group: HDF5Group, rank: Int) throws -> [Int: [Int]] {
    let name = "power_maps"
    let array = try group.read(name, as: Int.self)
    guard let primes = try group.attribute("primes", of: name, as: Int.self)?.elements else {
      throw group.error(name, "the attribute primes, with a prime for every map, is missing.")
    }
    guard array.shape == [primes.count, rank] || (primes.isEmpty && array.elements.isEmpty) else {
      throw group.shapeError(
        name, array.shape, expected: "[\(primes.count), \(rank)]: [prime, class]")
    }
    guard Set(primes).count == primes.count else {
      throw group.error(name, "a prime occurs twice in the attribute primes.")
    }
    if let place = array.elements.firstIndex(where: { !(0..<rank).contains($0) }) {
      throw group.error(
        name, "the class \(array.elements[place]) does not exist; classes count from 0.")
    }
    return primes.isEmpty ? [:] : Dictionary(uniqueKeysWithValues: zip(primes, array.rows))
  }
}

extension HDF5Group {
  package func shapeError(_ name: String, _ shape: [Int], expected: String) -> ResultFileError {
    error(name, "the shape is \(shape); it must be \(expected).")
  }
}

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
