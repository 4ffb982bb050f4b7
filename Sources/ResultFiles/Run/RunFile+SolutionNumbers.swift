import GroupTheory
import Numerics
import SymmetryBootstrap

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
    func attribute(_ name: String) throws -> Int {
      guard let value = try group.attribute(name, as: Int.self)?.elements.first else {
        throw group.error("", "the attribute \(name) is missing.")
      }
      return value
    }
    func rows<T>(_ array: HDF5Array<T>, _ name: String) throws -> [[T]] {
      guard array.shape.count == 2 else {
        throw group.shapeError(name, array.shape, expected: "a table with two axes")
      }
      return array.rows
    }
    let fusion = try group.read("fusion", as: Int.self)
    let rank = fusion.shape.first ?? 0
    guard fusion.shape == [rank, rank, rank] else {
      throw group.shapeError("fusion", fusion.shape, expected: "[alpha, beta, gamma]")
    }
    let planes = HDF5Array(shape: [rank * rank, rank], elements: fusion.elements).rows
    let primes = try group.attribute("primes", of: "power_maps", as: Int.self)?.elements ?? []
    let maps = try rows(group.read("power_maps", as: Int.self), "power_maps")
    guard maps.count == primes.count, Set(primes).count == primes.count else {
      throw group.error("power_maps", "the attribute primes needs a different prime for every map.")
    }
    let isAntiunitary = group.contains("antiunitary_partner")
    return SolutionNumbers(
      reading: try group.stringAttribute("reading") ?? Reading.unitary.rawValue,
      index: try attribute("index"),
      order: try attribute("order"),
      dimensions: try group.read("dimensions", as: Int.self).elements,
      branching: try rows(group.read("branching", as: Int.self), "branching"),
      fusion: (0..<rank).map { Array(planes[($0 * rank)..<(($0 + 1) * rank)]) },
      classSizes: try group.read("class_sizes", as: Int.self).elements,
      elementOrders: try group.read("element_orders", as: Int.self).elements,
      powerMaps: Dictionary(uniqueKeysWithValues: zip(primes, maps)),
      characters: try rows(group.read("characters", as: Complex<Double>.self), "characters"),
      indicators: try group.read("indicators", as: Int.self).elements,
      visibleFusion: try group.read("visible_fusion", as: Int.self).elements,
      partner: isAntiunitary ? try group.read("antiunitary_partner", as: Int.self).elements : nil,
      wignerTypes: isAntiunitary ? try group.readStrings("wigner_types").elements : nil)
  }
}
