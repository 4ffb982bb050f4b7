import GroupTheory
import ResultFiles

/// A solution as a run file holds it: what is needed to check it and to look it up.
public struct StoredSolution: Hashable, Sendable {
  /// "unitary", "antiunitary" or "projective".
  public let reading: String
  /// The rank, from 1.
  public let rank: Int
  /// p = [G:N].
  public let index: Int
  /// Shape [irrep of G, irrep of N]: b_{αλ}; in a projective reading of the linear irreps, which are not observed.
  public let branching: [[Int]]
  /// The character table of G, irreps in the order of `branching`.
  public let table: CharacterTable
  /// Shape [class of N]: the class of G that holds it.
  public let visibleFusion: [Int]
  /// The groups with this table in the SmallGroups numbering, (|G|, number), by their names; none where it is not known.
  public let groups: [StoredGroup]

  /// |G|.
  public var order: Int { table.order }
}

/// A group that a stored solution can be.
public struct StoredGroup: Hashable, Sendable {
  /// Among the groups of its order.
  public let number: Int
  /// As physicists write it.
  public let name: String
}

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
    let bootstrap = try root.group("bootstrap")
    let group = try bootstrap.group("solutions")
    // Continuous groups have no character table.
    let linear = try group.members().compactMap(Int.init).sorted().map {
      try group.group(String($0))
    }
    .filter { try $0.stringAttribute("reading") != "continuous" }
    .map { try solution(in: $0, table: $0, visible) }
    guard bootstrap.contains("projective") else { return linear }
    let others = try bootstrap.group("projective")
    return try linear
      + others.members().compactMap(Int.init).sorted().map { number in
        let own = try others.group(String(number))
        return try solution(in: own, table: own.group("linear"), visible)
      }
  }

  /// A solution with its attributes in one group and its table in another.
  private func solution(
    in heading: HDF5Group, table group: HDF5Group, _ visible: CharacterTable
  ) throws -> StoredSolution {
    let table = try characterTable(in: group)
    let fusion = try list("visible_fusion", count: visible.rank, in: group)
    guard fusion.allSatisfy((0..<table.rank).contains) else {
      throw group.error("visible_fusion", "a class of G does not exist; classes count from 0.")
    }
    let branching = try group.read("branching", as: Int.self, limit: HDF5Limits.table)
    guard branching.shape == [table.rank, visible.rank] else {
      throw group.shapeError(
        "branching", branching.shape, expected: "[\(table.rank), \(visible.rank)]")
    }
    let index = try integer("index", of: heading)
    guard table.order == index * visible.order else {
      throw group.error(
        "",
        "the index is \(index), but the orders of G and N are \(table.order) and \(visible.order).")
    }
    return StoredSolution(
      reading: try heading.stringAttribute("reading") ?? "unitary",
      rank: try integer("rank", of: heading), index: index, branching: branching.rows, table: table,
      visibleFusion: fusion, groups: try storedGroups(in: group))
  }

  private func storedGroups(in group: HDF5Group) throws -> [StoredGroup] {
    guard group.contains("groups"), group.contains("group_names") else { return [] }
    let numbers = try group.read("groups", as: Int.self, limit: HDF5Limits.table).elements
    let names = try group.readStrings("group_names").elements
    guard names.count == numbers.count else {
      throw group.error("group_names", "there are \(names.count) names of \(numbers.count) groups.")
    }
    return zip(numbers, names).map { StoredGroup(number: $0, name: $1) }
  }
}

extension RunFile {
  /// The signatures of the set of each solution in `/bootstrap/solutions` or another group beside it, those of continuous groups or
  /// all others, in the order of the file; nil for an answer that explains all signatures of the levels.
  ///
  /// Throws: ``ResultFileError``.
  public func storedSignatures(
    of name: String, continuous isContinuous: Bool = false
  ) throws -> [[[Int]]]? {
    guard root.contains("bootstrap/sets") else { return nil }
    let group = try root.group("bootstrap")
    guard group.contains(name) else { return [] }
    let (sets, solutions) = (try group.group("sets"), try group.group(name))
    return try solutions.members().compactMap(Int.init).sorted().map {
      try solutions.group(String($0))
    }
    .filter { try ($0.stringAttribute("reading") == "continuous") == isContinuous }
    .map { own in
      guard
        let set = try own.attribute("set", as: Int.self, limit: HDF5Limits.table)?.elements.first
      else {
        throw own.error("", "the attribute set, the number of the signatures, is missing.")
      }
      return try signatures(in: sets.group(String(set)))
    }
  }

  /// Throws unless each has a multiplicity for every sector, none of them negative and one positive.
  private func signatures(in set: HDF5Group) throws -> [[Int]] {
    let vectors = try rows("vector", as: Int.self, in: set)
    let count = try root.read("sectors/multiplicity", as: Int.self).elements.count
    let areSignatures = vectors.allSatisfy { vector in
      vector.count == count && vector.allSatisfy { $0 >= 0 } && vector.contains { $0 > 0 }
    }
    guard areSignatures else {
      throw set.error(
        "vector",
        "a signature is not a multiplicity for each of the \(count) sectors, with one above zero.")
    }
    return vectors
  }
}
