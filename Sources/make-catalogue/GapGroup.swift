import GroupTheory

/// One line of the output of `Data/make-catalogue.g`: a group as GAP sees it.
struct GapGroup: Decodable {
  let order: Int
  let id: Int
  let name: String
  let degree: Int
  /// Shape [generator, point].
  let generators: [[Int]]
  /// Shape [class, point]: the least permutation of each class.
  let representatives: [[Int]]
  let classSizes: [Int]
  let elementOrders: [Int]
  let primes: [Int]
  /// Shape [prime, class].
  let powerMaps: [[Int]]
  let indicators: [Int]
  /// Conductor and coefficients of all powers of the root of unity.
  let values: [GapValue]
  /// Shape [irrep, class]: places in `values`.
  let characters: [[Int]]
}

/// A cyclotomic integer as the pair [conductor, coefficients].
struct GapValue: Decodable {
  let value: Cyclotomic

  init(from decoder: any Decoder) throws {
    var pair = try decoder.unkeyedContainer()
    let conductor = try pair.decode(Int.self)
    value = Cyclotomic(conductor: conductor, coefficients: try pair.decode([Int].self))
  }
}

/// The first line: the tools that made the others.
struct GapProvenance: Decodable, Hashable {
  let gap: String
  let smallgrp: String
  let script: String
}

extension GapGroup {
  /// The group with classes and irreps in our order.
  ///
  /// GAP's table passes all checks of `CharacterTable`, and equals the table that we compute from the permutations.
  /// Throws: `GroupError` with the group's number when it does not.
  func checked() throws -> CatalogueGroup {
    do {
      let group = try FiniteGroup(permutations: generators, limit: order)
      let table = try CharacterTable(of: group)
      let classes = try classNumbers(in: group)
      let given = try renumberedTable(classes: classes)
      guard given.classSizes == table.classSizes, given.elementOrders == table.elementOrders,
        given.powerMaps == table.powerMaps, Set(given.characters) == Set(table.characters),
        indicators.sorted() == table.frobeniusSchurIndicators.sorted()
      else { throw GroupError("GAP's table is not the one computed from the permutations.") }
      return CatalogueGroup(
        order: order, id: id, name: try StructureDescription(gap: name).name, table: table,
        generators: generators)
    } catch let error as GroupError {
      throw GroupError("SmallGroup(\(order),\(id)): \(error.description)")
    }
  }

  /// Shape [our class]: GAP's number of the class, found by the least permutation in it.
  private func classNumbers(in group: FiniteGroup) throws -> [Int] {
    let least = try FiniteGroup.sortedPermutations(generators, limit: order)
    let numbers = Dictionary(
      representatives.enumerated().map { ($1.map(UInt8.init), $0) }, uniquingKeysWith: min)
    return try group.classes.map { members in
      guard let number = numbers[least[members[0]]] else {
        throw GroupError("GAP's classes are not ours.")
      }
      return number
    }
  }

  /// GAP's table with its classes renumbered and the trivial irrep moved to the front.
  private func renumberedTable(classes: [Int]) throws -> CharacterTable {
    var position = [Int](repeating: 0, count: classes.count)
    for (ours, gap) in classes.enumerated() { position[gap] = ours }
    let maps = powerMaps.map { map in classes.map { position[map[$0]] } }
    let rows = characters.map { row in classes.map { values[row[$0]].value } }
    let trivial = [Cyclotomic](repeating: .one, count: classes.count)
    return try CharacterTable(
      classSizes: classes.map { classSizes[$0] }, elementOrders: classes.map { elementOrders[$0] },
      powerMaps: Dictionary(uniqueKeysWithValues: zip(primes, maps)),
      characters: [trivial] + rows.filter { $0 != trivial })
  }
}
