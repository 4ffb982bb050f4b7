import Branching
import GroupTheory
import Numerics
import ResultFiles
import Verification

extension RunFile {
  /// The stored solutions for finite groups with a linear action as bare numbers, right or wrong, in the order of the file.
  ///
  /// Throws: ``ResultFileError`` when there is no answer in the file or a part of one is missing.
  public func solutionNumbers() throws -> [SolutionNumbers] {
    guard root.contains("bootstrap") else {
      throw root.error(
        "bootstrap", "there is no answer in this file; `bootstrap solve` stores one.")
    }
    let group = try root.group("bootstrap").group("solutions")
    return try group.members().compactMap(Int.init).sorted().compactMap {
      let solution = try group.group(String($0))
      let reading = try solution.stringAttribute("reading") ?? Reading.unitary.rawValue
      return Reading(rawValue: reading) == nil ? nil : try numbers(in: solution)
    }
  }

  private func numbers(in group: HDF5Group) throws -> SolutionNumbers {
    let isAntiunitary = group.contains("antiunitary_partner")
    return SolutionNumbers(
      reading: try group.stringAttribute("reading") ?? Reading.unitary.rawValue,
      index: try integer("index", of: group),
      table: try tableNumbers(order: try integer("order", of: group), in: group),
      branching: try rows("branching", as: Int.self, in: group),
      fusion: try planes("fusion", in: group),
      indicators: try group.read("indicators", as: Int.self, limit: HDF5Limits.table).elements,
      visibleFusion: try group.read("visible_fusion", as: Int.self, limit: HDF5Limits.table)
        .elements,
      partner: isAntiunitary
        ? try group.read("antiunitary_partner", as: Int.self, limit: HDF5Limits.table).elements
        : nil,
      wignerTypes: isAntiunitary ? try group.readStrings("wigner_types").elements : nil)
  }

  /// A character table as bare numbers.
  func tableNumbers(order: Int, in group: HDF5Group) throws -> TableNumbers {
    let primes =
      try group.attribute("primes", of: "power_maps", as: Int.self, limit: HDF5Limits.table)?
      .elements ?? []
    let maps = try rows("power_maps", as: Int.self, in: group)
    guard maps.count == primes.count, Set(primes).count == primes.count,
      primes.allSatisfy({ $0 > 1 })
    else {
      throw group.error("power_maps", "the attribute primes needs a different prime for every map.")
    }
    let characters = try rows("characters", as: Complex<Double>.self, in: group)
    guard characters.joined().allSatisfy({ $0.length <= Double(HDF5Limits.table) }) else {
      throw group.error("characters", "a character is no number, or larger than any dimension.")
    }
    return TableNumbers(
      order: order,
      dimensions: group.contains("dimensions")
        ? try group.read("dimensions", as: Int.self, limit: HDF5Limits.table).elements
        : characters.map { Int($0.first?.real.rounded() ?? 0) },
      classSizes: try positive("class_sizes", in: group),
      elementOrders: try positive("element_orders", in: group),
      powerMaps: Dictionary(uniqueKeysWithValues: zip(primes, maps)), characters: characters)
  }

  /// A list of numbers that count something.
  private func positive(_ name: String, in group: HDF5Group) throws -> [Int] {
    let values = try group.read(name, as: Int.self, limit: HDF5Limits.table).elements
    guard values.allSatisfy({ $0 > 0 }) else {
      throw group.error(name, "\(values.min()!) occurs; these numbers are positive.")
    }
    return values
  }

  /// The planes of an array of integers with three axes.
  func planes(_ name: String, in group: HDF5Group) throws -> [[[Int]]] {
    let array = try group.read(name, as: Int.self, limit: HDF5Limits.table)
    guard array.shape.count == 3 else {
      throw group.shapeError(name, array.shape, expected: "a table with three axes")
    }
    let (count, height) = (array.shape[0], array.shape[1])
    let rows = HDF5Array(shape: [count * height, array.shape[2]], elements: array.elements).rows
    return (0..<count).map { Array(rows[($0 * height)..<(($0 + 1) * height)]) }
  }

  /// The rows of an array with two axes.
  func rows<Element: HDF5Number>(
    _ name: String, as type: Element.Type, in group: HDF5Group
  ) throws -> [[Element]] {
    let array = try group.read(name, as: type, limit: HDF5Limits.table)
    guard array.shape.count == 2 else {
      throw group.shapeError(name, array.shape, expected: "a table with two axes")
    }
    return array.rows
  }

  /// An attribute that has to be there.
  func integer(_ name: String, of group: HDF5Group) throws -> Int {
    guard
      let value = try group.attribute(name, as: Int.self, limit: HDF5Limits.table)?.elements.first
    else {
      throw group.error("", "the attribute \(name) is missing.")
    }
    return value
  }
}
