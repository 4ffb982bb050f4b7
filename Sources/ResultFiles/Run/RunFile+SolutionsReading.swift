import GroupTheory

extension RunFile {
  /// The solutions that `bootstrap solve` stored, in its order.
  ///
  /// Throws: ``ResultFileError`` when there is no answer in the file, a part of it is missing, or a table is not a
  /// character table with N inside.
  public func solutions(visible: CharacterTable) throws -> [StoredSolution] {
    guard root.contains("bootstrap") else {
      throw root.error(
        "bootstrap", "there is no answer in this file; `bootstrap solve` stores one.")
    }
    let group = try root.group("bootstrap").group("solutions")
    // Continuous groups have no character table.
    let numbers = try group.members().compactMap(Int.init).sorted().filter {
      try group.group(String($0)).stringAttribute("reading") != "continuous"
    }
    return try numbers.map { try solution(in: group.group(String($0)), visible) }
  }

  private func solution(in group: HDF5Group, _ visible: CharacterTable) throws -> StoredSolution {
    func number(_ name: String) throws -> Int {
      guard let value = try group.attribute(name, as: Int.self)?.elements.first else {
        throw group.error("", "the attribute \(name) is missing.")
      }
      return value
    }
    let table = try characterTable(in: group)
    let fusion = try list("visible_fusion", count: visible.rank, in: group)
    guard fusion.allSatisfy((0..<table.rank).contains) else {
      throw group.error("visible_fusion", "a class of G does not exist; classes count from 0.")
    }
    let branching = try group.read("branching", as: Int.self)
    guard branching.shape == [table.rank, visible.rank] else {
      throw group.shapeError(
        "branching", branching.shape, expected: "[\(table.rank), \(visible.rank)]")
    }
    let index = try number("index")
    guard table.order == index * visible.order else {
      throw group.error(
        "",
        "the index is \(index), but the orders of G and N are \(table.order) and \(visible.order).")
    }
    return StoredSolution(
      rank: try number("rank"), index: index, branching: branching.rows, table: table,
      visibleFusion: fusion)
  }
}
