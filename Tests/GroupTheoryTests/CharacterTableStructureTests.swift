import GroupTheory
import Testing

/// Groups whose structure is known, of orders that no catalogue here covers among them.
@Suite struct CharacterTableStructureTests {
  private func structure(_ generators: [[Int]]) throws -> TableStructure {
    try CharacterTable(of: FiniteGroup(permutations: generators, limit: 2000)).structure
  }

  /// Copies of a group that act on disjoint points.
  private func power(_ generators: [[Int]], _ count: Int) -> [[Int]] {
    let degree = generators[0].count
    return (0..<count).flatMap { copy in
      generators.map { images in
        (0..<(degree * count)).map { point in
          point / degree == copy ? copy * degree + images[point % degree] : point
        }
      }
    }
  }

  private let dihedralEight = [[1, 2, 3, 0], [0, 3, 2, 1]]
  private let symmetricFour = [[1, 2, 3, 0], [1, 0, 2, 3]]

  @Test func trivialGroup() throws {
    let trivial = try structure([[0]])
    #expect(trivial.abelianInvariants.isEmpty && trivial.centreInvariants.isEmpty)
    #expect(trivial.isAbelian && trivial.isNilpotent && trivial.isSolvable && trivial.isPerfect)
    #expect(!trivial.isSimple)
    #expect(trivial.nilpotencyClass == 0 && trivial.derivedLength == 0...0)
    #expect(trivial.chiefSeries == [1] && trivial.normalSubgroupCount == 1)
  }

  @Test func cyclicGroups() throws {
    for n in [2, 6, 12, 30, 97] {
      let cyclic = try structure([(0..<n).map { ($0 + 1) % n }])
      #expect(cyclic.abelianInvariants == [n] && cyclic.centreInvariants == [n])
      #expect(cyclic.derivedLength == 1...1 && cyclic.nilpotencyClass == 1)
      #expect(cyclic.normalSubgroupCount == (1...n).filter { n % $0 == 0 }.count)
      #expect(cyclic.isSimple == [2, 97].contains(n))
    }
  }

  @Test func symmetricGroups() throws {
    let four = try structure(symmetricFour)
    #expect(four.chiefSeries == [1, 4, 12, 24] && four.derivedLength == 3...3)
    #expect(four.centreOrder == 1 && four.derivedSubgroupOrder == 12 && !four.isNilpotent)
    let six = try structure([[1, 2, 3, 4, 5, 0], [1, 0, 2, 3, 4, 5]])
    #expect(six.chiefSeries == [1, 360, 720] && six.chiefFactors == [360, 2])
    #expect(!six.isSolvable && six.derivedLength == nil && !six.isPerfect)
    #expect(six.abelianInvariants == [2] && six.normalSubgroupCount == 3)
  }

  @Test func alternatingGroupOfSixPoints() throws {
    let group = try structure([[1, 2, 0, 3, 4, 5], [0, 2, 3, 4, 5, 1]])
    #expect(group.order == 360 && group.isSimple && group.isPerfect && !group.isSolvable)
    #expect(group.nilpotencyClass == nil && group.centreOrder == 1)
  }

  @Test func powersOfGroups() throws {
    let dihedral = try structure(power(dihedralEight, 3))
    #expect(
      dihedral.order == 512 && dihedral.nilpotencyClass == 2 && dihedral.derivedLength == 2...2)
    #expect(dihedral.abelianInvariants == [2, 2, 2, 2, 2, 2])
    #expect(dihedral.centreInvariants == [2, 2, 2])
    let symmetric = try structure(power(symmetricFour, 2))
    #expect(symmetric.order == 576 && symmetric.derivedLength == 3...3)
    #expect(symmetric.chiefFactors.sorted() == [2, 2, 3, 3, 4, 4])
    #expect(symmetric.abelianizationOrder == 4)
  }

  /// Z2^8 has 417199 subgroups, all normal: they are not counted, and nothing else suffers.
  @Test func tooManyNormalSubgroups() throws {
    let group = try structure(power([[1, 0]], 8))
    #expect(group.normalSubgroupCount == nil)
    #expect(group.isAbelian && group.abelianInvariants == [2, 2, 2, 2, 2, 2, 2, 2])
    #expect(group.chiefFactors == [2, 2, 2, 2, 2, 2, 2, 2] && group.derivedLength == 1...1)
  }
}
