import CharacterTables
import GroupTheory
import TestSupport
import Testing

/// The search for power maps finds every group with a given ring and class fusion of N, each once, and nothing else.
@Suite struct PowerMapSearchTests {
  private func search(
    _ table: CharacterTable, visible: CharacterTable, fusion: [Int],
    shouldStop: @escaping () -> Bool = { false }
  ) throws -> (outcome: PowerMapSearch.Outcome, fusion: [Int]) {
    let characters = try RingCharacters.make(
      ring: table.fusion, dimensions: table.dimensions, order: table.order
    ).get()
    let image = try fusion.map { c in
      let column = table.characters.map { $0[c] }
      return try #require(
        (0..<table.rank).first { d in characters.characters.map { $0[d] } == column })
    }
    let search = PowerMapSearch(
      characters, visible: visible, visibleFusion: image, shouldStop: shouldStop)
    return (search.run(), image)
  }

  /// Nothing is known but the ring: the tables are those of all groups with these characters.
  @Test func tablesOfARingAreItsGroups() throws {
    let trivial = try CatalogueRings.table(1, 1)
    let catalogue = try CatalogueRings.catalogue.get()
    let orders = CatalogueRings.isLong ? Array(1...127) : Array(1...40)
    for order in orders where catalogue.covers(order: order) {
      var families: [[CatalogueGroup]] = []
      for group in try catalogue.groups(order: order) {
        let known = families.firstIndex { family in
          TableIsomorphism.first(
            from: group.table, to: family[0].table, respecting: .characters) != nil
        }
        if let known { families[known].append(group) } else { families.append([group]) }
      }
      for family in families {
        let tables = try search(family[0].table, visible: trivial, fusion: [0]).outcome.tables
        for group in family {
          let hits = tables.filter { TableIsomorphism.first(from: $0, to: group.table) != nil }
          #expect(hits.count == 1, "\(group): found \(hits.count) times")
        }
        for table in tables {
          let isGenuine = family.contains {
            TableIsomorphism.first(from: table, to: $0.table) != nil
          }
          #expect(isGenuine, "a table with the characters of \(family[0]) is no group's")
        }
      }
    }
  }

  /// The pairs of the development suite: G is among the tables, and up to order 255 every table is a group's.
  @Test func hiddenGroupIsAmongTheTables() throws {
    guard let pairs = try DevelopmentSuite.load() else {
      print("skipped: the development suite is not beside the project")
      return
    }
    let catalogue = try CatalogueRings.catalogue.get()
    var tested = 0
    for pair in pairs where CatalogueRings.isLong || pair.branching.count <= 14 {
      let hidden = try pair.hiddenTable.characterTable()
      let visible = try pair.visibleTable.characterTable()
      let (outcome, fusion) = try search(hidden, visible: visible, fusion: pair.classFusion)
      let fixed = zip(fusion, pair.classFusion).map { (source: $0.0, target: $0.1) }
      let isFound = outcome.tables.contains {
        TableIsomorphism.first(from: $0, to: hidden, fixing: fixed) != nil
      }
      #expect(isFound, "\(pair.key) \(pair.hidden.name)")
      tested += 1
      guard catalogue.covers(order: hidden.order) else { continue }
      for table in outcome.tables {
        #expect(try !catalogue.groups(matching: table).isEmpty, "\(pair.key): no group has a table")
      }
    }
    #expect(tested > 400)
  }

  /// The extraspecial groups of order 128 share their characters; 2^63 assignments of squares are left by single classes, and
  /// bent functions that are no quadratic forms pass every test of characters.
  @Test func extraspecialGroupsOfOrder128() throws {
    // Signed permutations of eight points: flips X_i of a bit, and signs Z_i by a bit.
    var generators: [[Int]] = []
    for i in 0..<3 {
      generators.append((0..<16).map { point in point ^ (2 << i) })
      generators.append((0..<16).map { point in point ^ (point >> (i + 1) & 1) })
    }
    let table = try CharacterTable(of: FiniteGroup(permutations: generators, limit: 128))
    #expect(table.order == 128 && table.rank == 65)
    let trivial = try CatalogueRings.table(1, 1)
    let tables = try search(table, visible: trivial, fusion: [0]).outcome.tables
    #expect(tables.count == 2)
    #expect(Set(tables.map { $0.frobeniusSchurIndicators.min()! }) == [1, -1])
    #expect(tables.contains { TableIsomorphism.first(from: $0, to: table) != nil })
  }

  @Test func searchCanBeStopped() throws {
    let table = try CatalogueRings.table(32, 49)
    let trivial = try CatalogueRings.table(1, 1)
    var asked = 0
    let outcome = try search(
      table, visible: trivial, fusion: [0],
      shouldStop: {
        asked += 1
        return asked > 3
      }
    ).outcome
    #expect(!outcome.isComplete && outcome.tables.isEmpty && outcome.reason == nil)
    #expect(asked < 10)
  }

  /// What N's elements do decides between D4 and Q8: over Z2 × Z2 only D4, over Z4 both; and a class of N of order 4 that is
  /// said to lie in a class of involutions leaves nothing.
  @Test func visibleGroupDecides() throws {
    let table = try CatalogueRings.table(8, 3)
    let klein = try CatalogueRings.table(4, 2)
    let cyclic = try CatalogueRings.table(4, 1)
    let centre = try #require((1..<5).first { table.classSizes[$0] == 1 })
    let reflections = try #require((1..<5).first { table.classSizes[$0] == 2 })
    let overKlein = try search(
      table, visible: klein, fusion: [0, centre, reflections, reflections])
    #expect(overKlein.outcome.tables.count == 1)
    let squares = cyclic.classPowers.classes(power: 2)
    let fusion = (0..<4).map { $0 == 0 ? 0 : squares[$0] == 0 ? centre : reflections }
    let overCyclic = try search(table, visible: cyclic, fusion: fusion)
    #expect(overCyclic.outcome.tables.count == 2)
    let abelian = try CatalogueRings.table(4, 2)
    let impossible = try search(abelian, visible: cyclic, fusion: [0, 1, 2, 3])
    #expect(impossible.outcome.isComplete && impossible.outcome.tables.isEmpty)
    #expect(impossible.outcome.reason == .powerMaps)
  }
}
