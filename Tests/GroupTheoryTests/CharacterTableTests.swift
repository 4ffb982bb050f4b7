import GroupTheory
import TestSupport
import Testing

/// Permutations of 0 ..< n by their images.
private func permutationGroup(_ generators: [[Int]]) throws -> FiniteGroup {
  try FiniteGroup.closure(
    of: generators, identity: Array(generators[0].indices), limit: 3000,
    multiply: { a, b in b.map { a[$0] } }
  ).group
}

private func cycle(_ n: Int) -> [Int] { (0..<n).map { ($0 + 1) % n } }
private func swap(_ n: Int) -> [Int] { [1, 0] + (2..<n) }

@Suite struct CharacterTableTests {
  @Test func degenerateGroups() throws {
    let trivial = try CharacterTable(of: FiniteGroup(products: [[0]], generators: []))
    #expect(trivial.characters == [[.one]])
    let two = try CharacterTable(of: FiniteGroup(products: [[0, 1], [1, 0]], generators: [1]))
    #expect(two.characters == [[.one, .one], [.one, Cyclotomic(-1)]])
    #expect(two.frobeniusSchurIndicators == [1, 1])
  }

  @Test func symmetricGroups() throws {
    // Dimensions from the hook lengths; all characters of symmetric groups are integers.
    let dimensions = [3: [1, 1, 2], 4: [1, 1, 2, 3, 3], 5: [1, 1, 4, 4, 5, 5, 6]]
    for (n, expected) in dimensions {
      let table = try CharacterTable(of: permutationGroup([cycle(n), swap(n)]))
      #expect(table.dimensions == expected)
      #expect(table.characters.allSatisfy { $0.allSatisfy { $0.integer != nil } })
      #expect(table.frobeniusSchurIndicators.allSatisfy { $0 == 1 })
    }
  }

  @Test func alternatingGroupOfFive() throws {
    let table = try CharacterTable(of: permutationGroup([cycle(5), [1, 2, 0, 3, 4]]))
    #expect(table.dimensions == [1, 3, 3, 4, 5])
    let golden = Cyclotomic.zero - .rootOfUnity(2, order: 5) - .rootOfUnity(3, order: 5)
    #expect(table.characters[1].contains(golden))
    #expect(table.classSizes.sorted() == [1, 12, 12, 15, 20])
  }

  @Test func quaternionGroup() throws {
    // Q8 by its regular representation: i = (0 1 2 3)(4 5 6 7), j = (0 4 2 6)(1 7 3 5).
    let table = try CharacterTable(
      of: permutationGroup([[1, 2, 3, 0, 5, 6, 7, 4], [4, 7, 6, 5, 2, 1, 0, 3]]))
    #expect(table.order == 8)
    #expect(table.dimensions == [1, 1, 1, 1, 2])
    #expect(table.frobeniusSchurIndicators == [1, 1, 1, 1, -1])
    #expect(table.elementOrders == [1, 2, 4, 4, 4])
  }

  @Test(arguments: [1, 2, 7, 12, 30, 60, 97, 200, 251]) func cyclicGroups(n: Int) throws {
    let group = try permutationGroup([cycle(n)])
    let table = try CharacterTable(of: group)
    #expect(table.rank == n)
    let generator = group.classOf[group.generators[0]]
    let values = Set(table.characters.map { $0[generator] })
    #expect(values == Set((0..<n).map { Cyclotomic.rootOfUnity($0, order: n) }))
  }

  @Test(arguments: [3, 4, 6, 9, 15]) func dihedralFusion(n: Int) throws {
    let reflection = (0..<n).map { (n - $0) % n }
    let table = try CharacterTable(of: permutationGroup([cycle(n), reflection]))
    #expect(table.order == 2 * n)
    // The ring passes the laws of a fusion ring when it is built from scratch.
    let ring = try FusionRing(coefficients: table.fusion.coefficients)
    #expect(ring.dual == table.dual)
    for a in 0..<table.rank {
      for b in 0..<table.rank {
        let sum = ring.coefficients[a][b].enumerated().reduce(0) {
          $0 + $1.element * table.dimensions[$1.offset]
        }
        #expect(sum == table.dimensions[a] * table.dimensions[b])
      }
    }
  }

  @Test func closureStopsAtItsLimit() {
    #expect(throws: GroupError.self) {
      try FiniteGroup.closure(
        of: [cycle(8), swap(8)], identity: Array(0..<8), limit: 1000,
        multiply: { a, b in b.map { a[$0] } })
    }
  }

  @Test func wrongTablesAreRefused() throws {
    let table = try CharacterTable(of: permutationGroup([cycle(4), swap(4)]))
    func make(
      sizes: [Int]? = nil, orders: [Int]? = nil, maps: [Int: [Int]]? = nil,
      rows: [[Cyclotomic]]? = nil
    ) throws -> CharacterTable {
      try CharacterTable(
        classSizes: sizes ?? table.classSizes, elementOrders: orders ?? table.elementOrders,
        powerMaps: maps ?? table.powerMaps, characters: rows ?? table.characters)
    }
    #expect(try make() == table)
    var rows = table.characters
    rows[3][2] = rows[3][2] + .one
    #expect(throws: GroupError.self) { try make(rows: rows) }
    #expect(throws: GroupError.self) { try make(rows: table.characters.reversed()) }
    var maps = table.powerMaps
    maps[2]![1] = 1
    #expect(throws: GroupError.self) { try make(maps: maps) }
    maps[2] = nil
    #expect(throws: GroupError.self) { try make(maps: maps) }
    var orders = table.elementOrders
    orders.swapAt(1, 4)
    #expect(throws: GroupError.self) { try make(orders: orders) }
    var sizes = table.classSizes
    sizes.swapAt(1, 4)
    #expect(throws: GroupError.self) { try make(sizes: sizes) }
  }

  /// Characters, class sizes and element orders of these groups leave one choice of every power only.
  @Test(arguments: [
    [cycle(6)], [cycle(12)], [cycle(15)], [cycle(5), [0, 4, 3, 2, 1]], [cycle(4), swap(4)],
    [cycle(7), [0, 2, 4, 6, 1, 3, 5]],
  ])
  func everyWrongPowerIsRefused(generators: [[Int]]) throws {
    let table = try CharacterTable(of: permutationGroup(generators))
    for (p, map) in table.powerMaps {
      for (c, image) in map.enumerated() {
        for wrong in map.indices where wrong != image {
          var maps = table.powerMaps
          maps[p]![c] = wrong
          #expect(throws: GroupError.self, "\(c)^\(p) = \(wrong)") {
            try CharacterTable(
              classSizes: table.classSizes, elementOrders: table.elementOrders, powerMaps: maps,
              characters: table.characters)
          }
        }
      }
    }
  }

  @Test func wrongRingsAreRefused() throws {
    var ring = try CharacterTable(of: permutationGroup([cycle(3), swap(3)])).fusion.coefficients
    ring[2][2] = [1, 0, 2]
    #expect(throws: GroupError.self) { try FusionRing(coefficients: ring) }
    ring[2][2] = [1, 0, 1]
    #expect(throws: GroupError.self) { try FusionRing(coefficients: ring) }
  }
}
