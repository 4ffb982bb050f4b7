import GroupTheory
import TestSupport
import Testing

/// Tables of small groups from permutations, for tests that need no file.
private func table(_ generators: [[Int]]) throws -> CharacterTable {
  try CharacterTable(of: group(generators))
}

private func group(_ generators: [[Int]]) throws -> FiniteGroup {
  try FiniteGroup(permutations: generators, limit: 1000)
}

private enum Permutations {
  static let dihedralEight = [[1, 2, 3, 0], [0, 3, 2, 1]]
  static let quaternion = [[1, 2, 3, 0, 5, 6, 7, 4], [4, 7, 6, 5, 2, 1, 0, 3]]
  static let klein = [[1, 0, 2, 3], [0, 1, 3, 2]]
  static let cyclicFour = [[1, 2, 3, 0]]
  static let symmetricFour = [[1, 2, 3, 0], [1, 0, 2, 3]]
  static let alternatingFour = [[1, 2, 0, 3], [1, 0, 3, 2]]
  static let symmetricThree = [[1, 2, 0], [1, 0, 2]]
  static func elementaryAbelian(_ rank: Int) -> [[Int]] {
    (0..<rank).map { k in (0..<(2 * rank)).map { $0 / 2 == k ? $0 ^ 1 : $0 } }
  }
  static func cyclic(_ n: Int) -> [[Int]] { [(0..<n).map { ($0 + 1) % n }] }
}

@Suite struct CatalogueIsomorphismTests {
  @Test func onlyPowerMapsTellD4FromQ8() throws {
    let dihedral = try table(Permutations.dihedralEight)
    let quaternion = try table(Permutations.quaternion)
    #expect(
      TableIsomorphism.first(from: dihedral, to: quaternion, respecting: .characters) != nil)
    #expect(TableIsomorphism.first(from: dihedral, to: quaternion) == nil)
  }

  /// Automorphisms of tables that can be counted by hand. Without power maps: any permutation of the three non-central
  /// classes of D4 and Q8; with them D4 keeps its class of order 4. In S4 transpositions and 4-cycles can be exchanged,
  /// and the two irreps of dimension 3 with them. GL(k, 2) acts on the table of Z2^k, the units of Z/n on that of Z_n.
  @Test(arguments: [
    (Permutations.dihedralEight, 6, 2), (Permutations.quaternion, 6, 6),
    (Permutations.symmetricFour, 2, 1), (Permutations.alternatingFour, 2, 2),
    (Permutations.klein, 6, 6), (Permutations.elementaryAbelian(3), 168, 168),
    (Permutations.cyclic(5), 4, 4), (Permutations.cyclic(7), 6, 6), (Permutations.cyclic(12), 4, 4),
  ])
  func automorphismCounts(generators: [[Int]], withoutPowers: Int, withPowers: Int) throws {
    let table = try table(generators)
    let all = TableIsomorphism.all(from: table, to: table, respecting: .characters)
    #expect(all.count == withoutPowers)
    #expect(Set(all).count == all.count)
    #expect(TableIsomorphism.all(from: table, to: table).count == withPowers)
  }

  /// The slow reference: every permutation of the classes.
  @Test(arguments: [
    Permutations.dihedralEight, Permutations.quaternion, Permutations.alternatingFour,
    Permutations.symmetricThree, Permutations.cyclic(5),
  ])
  func agreesWithAllPermutations(generators: [[Int]]) throws {
    let table = try table(generators)
    let rows = Set(table.characters)
    let expected = permutations(of: Array(0..<table.rank)).filter { classes in
      table.characters.allSatisfy { row in
        var image = row
        for (c, d) in classes.enumerated() { image[d] = row[c] }
        return rows.contains(image)
      }
    }
    let found = TableIsomorphism.all(from: table, to: table, respecting: .characters)
    #expect(Set(found.map(\.classes)) == Set(expected))
  }

  private func permutations(of list: [Int]) -> [[Int]] {
    guard !list.isEmpty else { return [[]] }
    return list.flatMap { first in
      permutations(of: list.filter { $0 != first }).map { [first] + $0 }
    }
  }

  @Test func fixedPairsRestrictTheAnswer() throws {
    let table = try table(Permutations.elementaryAbelian(3))
    // The stabilizer of one of 7 involutions in GL(3, 2) has 24 elements.
    let some = TableIsomorphism.all(from: table, to: table, fixing: [(3, 5)])
    #expect(some.count == 24)
    #expect(some.allSatisfy { $0.classes[3] == 5 })
    #expect(TableIsomorphism.first(from: table, to: table, fixing: [(3, 5), (4, 5)]) == nil)
    #expect(TableIsomorphism.first(from: table, to: table, fixing: [(0, 1)]) == nil)
    #expect(TableIsomorphism.first(from: table, to: table, fixing: [(3, 5), (3, 5)]) != nil)
    #expect(TableIsomorphism.all(from: table, to: table, limit: 10).count == 10)
  }

  @Test func bigAbelianGroupsAreFound() throws {
    for generators in [Permutations.elementaryAbelian(6), Permutations.cyclic(127)] {
      let group = try group(generators)
      var random = SeededGenerator(seed: 4)
      let table = try CharacterTable(of: group)
      let shuffled = try table.reordered(
        irreps: [0] + Array(1..<table.rank).shuffled(using: &random),
        classes: [0] + Array(1..<table.rank).shuffled(using: &random))
      #expect(TableIsomorphism.first(from: table, to: shuffled) != nil)
    }
  }

  /// Subgroups that people know: two classes of Z2×Z2 in D4 and in S4, none in Q8; A4 has no subgroup of order 6.
  @Test func embeddings() throws {
    let klein = try group(Permutations.klein)
    #expect(try group(Permutations.quaternion).classFusions(of: klein).isEmpty)
    let dihedral = try group(Permutations.dihedralEight)
    let fusions = dihedral.classFusions(of: klein)
    #expect(Set(fusions.map { Set($0) }).count == 2)
    #expect(fusions.allSatisfy { dihedral.classFusions(of: klein, required: $0) == [$0] })
    let symmetric = try group(Permutations.symmetricFour)
    #expect(Set(symmetric.classFusions(of: klein).map { Set($0) }).count == 2)
    let alternating = try group(Permutations.alternatingFour)
    #expect(alternating.classFusions(of: try group(Permutations.symmetricThree)).isEmpty)
    #expect(alternating.classFusions(of: try group(Permutations.cyclic(6))).isEmpty)
    #expect(symmetric.classFusions(of: symmetric) == [[0, 1, 2, 3, 4]])
    #expect(dihedral.classFusions(of: dihedral).count == 2)
    #expect(!symmetric.classFusions(of: try group(Permutations.cyclicFour)).isEmpty)
  }

  @Test func permutationsThatAreNone() {
    #expect(throws: GroupError.self) { try FiniteGroup(permutations: [[0, 0]], limit: 9) }
    #expect(throws: GroupError.self) { try FiniteGroup(permutations: [[1, 0], [0]], limit: 9) }
    #expect(throws: GroupError.self) {
      try FiniteGroup(permutations: Permutations.symmetricFour, limit: 23)
    }
  }

  @Test func packedGroupsComeBack() throws {
    let groups = try [Permutations.dihedralEight, Permutations.quaternion].enumerated().map {
      CatalogueGroup(
        order: 8, id: $0.offset + 1, name: "group \($0.offset)", table: try table($0.element),
        generators: $0.element)
    }
    var packed = PackedGroups(groups)
    #expect(try packed.groups() == groups)
    for (group, copy) in zip(groups, try packed.groups()) {
      #expect(copy.table.dual == group.table.dual)
      #expect(copy.table.frobeniusSchurIndicators == group.table.frobeniusSchurIndicators)
      #expect(copy.table.complexCharacters == group.table.complexCharacters)
    }
    packed.characters.removeLast()
    #expect(throws: GroupError.self) { try packed.groups() }
  }
}
