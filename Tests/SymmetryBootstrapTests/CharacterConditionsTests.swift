import Branching
import CharacterTables
import GroupTheory
import Testing

/// Conditions on characters alone: genuine groups pass, and for each condition something that is no group fails.
@Suite struct CharacterConditionsTests {
  /// All conditions on characters at once, in the order in which a ring meets them.
  @Test func genuineGroupsPass() throws {
    for group in try CatalogueRings.groups() {
      let table = group.table
      switch RingCharacters.make(
        ring: table.fusion, dimensions: table.dimensions, order: table.order)
      {
      case .failure(let reason): Issue.record("\(group) fails \(reason.rawValue)")
      case .success(let characters):
        #expect(Set(characters.classSizes) == Set(table.classSizes))
        let columns = (0..<table.rank).map { c in characters.characters.map { $0[c] } }
        let genuine = (0..<table.rank).map { c in table.characters.map { $0[c] } }
        #expect(Set(columns) == Set(genuine), "\(group)")
      }
    }
  }

  @Test func separateConditionsOnGenuineGroups() throws {
    for group in try CatalogueRings.groups() where group.order <= 60 {
      let table = ModularTable(group.table)
      #expect(ClassNumberCondition.holds(rank: group.table.rank, order: group.order), "\(group)")
      #expect(OrthogonalityCondition.holds(table), "\(group)")
      #expect(ClassAlgebraCondition.holds(table), "\(group)")
      #expect(NormalSubgroupCondition.holds(NormalSubgroups(group.table), table), "\(group)")
    }
  }

  /// Columns that are known already give the same characters.
  @Test func knownColumnsAreTaken() throws {
    let table = try CatalogueRings.table(24, 12)
    let columns = Array(ModularTable(table).columns.reversed())
    let known = ModularCharacters(
      field: ModularTable(table).field, columns: columns, dimensions: table.dimensions)
    let made = try RingCharacters.make(
      ring: table.fusion, dimensions: table.dimensions, order: 24, known: known
    ).get()
    for (c, column) in made.modular.columns.enumerated() {
      let place = try #require(ModularTable(table).columns.firstIndex(of: column))
      #expect(made.characters.map { $0[c] } == table.characters.map { $0[place] })
    }
  }

  @Test func classNumbers() {
    // 8 = 2³: 2 + 3 (1 + a) classes, that is 5 or 8.
    #expect((1...8).filter { ClassNumberCondition.holds(rank: $0, order: 8) } == [5, 8])
    // Odd order: modulo 16.
    #expect((1...21).filter { ClassNumberCondition.holds(rank: $0, order: 21) } == [5, 21])
    #expect(!ClassNumberCondition.holds(rank: 2, order: 1))
  }

  /// The irreps of S3 in a group of order 12: the identity would have two elements.
  @Test func classSizes() throws {
    let table = try CatalogueRings.table(6, 1)
    let right = try #require(
      ModularCharacters(ring: table.fusion, dimensions: table.dimensions, order: 6))
    #expect(
      ClassSizeCondition.classSizes(right, dual: table.dual, order: 6)?.sorted() == [1, 2, 3])
    let wrong = try #require(
      ModularCharacters(ring: table.fusion, dimensions: table.dimensions, order: 12))
    #expect(ClassSizeCondition.classSizes(wrong, dual: table.dual, order: 12) == nil)
  }

  /// S3 with the sizes of its two classes exchanged.
  @Test func orthogonalityAndClassAlgebra() throws {
    let table = ModularTable(try CatalogueRings.table(6, 1))
    let sizes = [1] + table.classSizes.dropFirst().reversed()
    let wrong = ModularTable(
      field: table.field, classSizes: sizes, columns: table.columns, dual: table.dual,
      dimensions: table.dimensions)
    #expect(!OrthogonalityCondition.holds(wrong))
    #expect(!ClassAlgebraCondition.holds(wrong))
  }

  /// The action ζ → ζ² of Z3 exchanges the irreps 1 and 2; exchanging 0 and 1 instead leads to no class.
  @Test func galoisAction() throws {
    let table = ModularTable(try CatalogueRings.table(3, 1))
    let identity = [0, 1, 2]
    let right = GaloisCondition.classes(
      table, irrepPowers: [1: identity, 2: [0, 2, 1]], generators: [2])
    #expect(right?[2] == [0, 2, 1])
    let wrong = GaloisCondition.classes(
      table, irrepPowers: [1: identity, 2: [1, 0, 2]], generators: [2])
    #expect(wrong == nil)
  }

  @Test func characterValues() throws {
    let values = [Cyclotomic(1), Cyclotomic(3), Cyclotomic(-1)]
    #expect(CharacterValueCondition.holds(values, [[1, 0, 2], [0, 2, 0]]))
    #expect(!CharacterValueCondition.holds(values, [[0, 1, 2]]))
  }

  /// D4 with the sizes of the centre and of a class of reflections exchanged: no kernel has an order that divides 8.
  @Test func normalSubgroups() throws {
    let table = try CatalogueRings.table(8, 3)
    var sizes = table.classSizes
    let centre = try #require(sizes.indices.first { $0 > 0 && sizes[$0] == 1 })
    let other = try #require(sizes.indices.first { sizes[$0] == 2 })
    sizes.swapAt(centre, other)
    let normal = NormalSubgroups(characters: table.characters, classSizes: sizes)
    #expect(!NormalSubgroupCondition.holds(normal, ModularTable(table)))
  }

  /// Five characters of order 5 and one irrep X of dimension 5 with X² = Z5 + 4 X: characters like those of a Frobenius group
  /// of order 30, whose kernel would have order 6 and one class beside the identity. No power maps exist.
  @Test func nearGroupOfOrder30() throws {
    let ring = try nearGroup(5)
    let characters = try RingCharacters.make(
      ring: ring, dimensions: [1, 1, 1, 1, 1, 5], order: 30
    ).get()
    #expect(characters.classSizes.sorted() == [1, 5, 6, 6, 6, 6])
    let trivial = try CatalogueRings.table(1, 1)
    let outcome = PowerMapSearch(
      characters, visible: trivial, visibleFusion: [0], shouldStop: { false }
    ).run()
    #expect(outcome.isComplete && outcome.tables.isEmpty)
    #expect(outcome.reason == .frobeniusTheorem || outcome.reason == .powerMaps)
  }

  /// The same with 4 and 3 is the ring of Z5 ⋊ Z4, and one group remains.
  @Test func nearGroupOfOrder20() throws {
    let characters = try RingCharacters.make(
      ring: nearGroup(4), dimensions: [1, 1, 1, 1, 4], order: 20
    ).get()
    let trivial = try CatalogueRings.table(1, 1)
    let tables = PowerMapSearch(
      characters, visible: trivial, visibleFusion: [0], shouldStop: { false }
    ).run().tables
    #expect(tables.count == 1)
    let genuine = try CatalogueRings.table(20, 3)
    #expect(TableIsomorphism.first(from: try #require(tables.first), to: genuine) != nil)
  }

  /// Z_n and X with X² = Z_n + (n-1) X.
  private func nearGroup(_ n: Int) throws -> FusionRing {
    let coefficients = (0...n).map { a in
      (0...n).map { b in
        (0...n).map { c -> Int in
          if a < n && b < n { return c == (a + b) % n ? 1 : 0 }
          if a == n && b == n { return c < n ? 1 : n - 1 }
          return c == n ? 1 : 0
        }
      }
    }
    return try FusionRing(coefficients: coefficients)
  }
}
