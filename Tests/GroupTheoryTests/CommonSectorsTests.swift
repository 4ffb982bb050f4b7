import GroupTheory
import TestSupport
import Testing

/// Sectors of several systems, matched by names, characters and charges.
@Suite struct CommonSectorsTests {
  private func cyclic(_ n: Int) throws -> CharacterTable {
    try CharacterTable(
      of: FiniteGroup(
        products: (0..<n).map { a in (0..<n).map { (a + $0) % n } }, generators: n > 1 ? [1] : []))
  }

  private func system(_ table: CharacterTable, _ names: [String]) -> CommonSectors.System {
    (
      .finite(table),
      SectorList(
        names: names, irrepDimensions: table.dimensions,
        multiplicities: names.map { _ in 4 })
    )
  }

  private func system(_ charges: [Int], _ multiplicities: [Int]) -> CommonSectors.System {
    (
      .charges(SectorCharges(names: ["N"], values: charges.map { [$0] })),
      SectorList(
        names: charges.map(String.init), irrepDimensions: charges.map { _ in 1 },
        multiplicities: multiplicities)
    )
  }

  @Test func ordersOfSectorsAndClassesDoNotMatter() throws {
    var generator = SeededGenerator(seed: 5)
    for n in 2...8 {
      let table = try cyclic(n)
      let names = (0..<n).map { "q\($0)" }
      for _ in 0..<5 {
        let irreps = [0] + (1..<n).shuffled(using: &generator)
        let classes = [0] + (1..<n).shuffled(using: &generator)
        let other = try table.reordered(irreps: irreps, classes: classes)
        let common = try CommonSectors([
          system(table, names), system(other, irreps.map { names[$0] }),
        ])
        #expect(common.names == names && common.table == table)
        #expect(common.places == [Array(0..<n), irreps])
        #expect(
          common.vector((0..<n).map { $0 }, of: 1) == (0..<n).map { irreps.firstIndex(of: $0)! })
      }
    }
  }

  @Test func charactersHaveToAgreeWithNames() throws {
    let table = try cyclic(4)
    // The faithful irreps may be exchanged, by inversion; a faithful one and that of order 2 may not.
    let generator = table.elementOrders.firstIndex(of: 4)!
    let order2 = (0..<4).first { $0 > 0 && table.characters[$0][generator] == Cyclotomic(-1) }!
    let faithful = (1..<4).filter { $0 != order2 }
    var names = ["0", "1", "2", "3"]
    let first = system(table, names)
    names.swapAt(faithful[0], faithful[1])
    #expect(throws: Never.self) { try CommonSectors([first, system(table, names)]) }
    names.swapAt(faithful[0], order2)
    #expect(throws: CommonSectors.Mismatch.self) {
      try CommonSectors([first, system(table, names)])
    }
  }

  @Test func otherGroupsNamesAndKindsAreRefused() throws {
    let first = system(try cyclic(3), ["0", "1", "2"])
    let others = [
      (system(try cyclic(4), ["0", "1", "2", "3"]), "order 4 here and 3 there"),
      (system(try cyclic(3), ["a", "b", "c"]), "named a, b, c"),
      (system([-1, 0, 1], [1, 2, 1]), "kind"),
    ]
    for (other, reason) in others {
      do {
        _ = try CommonSectors([first, other])
        Issue.record("\(reason) was not refused")
      } catch {
        #expect(error.system == 1 && error.reason.contains(reason), "\(error)")
      }
    }
  }

  @Test func chargesAreMeasuredFromTheirMean() throws {
    // Particles on two and on four sites, at most one on each.
    let (two, four) = (system([0, 1, 2], [1, 2, 1]), system([0, 1, 2, 3, 4], [1, 4, 6, 4, 1]))
    let common = try CommonSectors([two, four])
    #expect(common.names == ["0", "1", "2", "3", "4"] && common.table == nil)
    #expect(common.places == [[1, 2, 3], [0, 1, 2, 3, 4]])
    #expect(common.vector([7, 8, 9], of: 0) == [0, 7, 8, 9, 0])
    let three = system([0, 1, 2, 3], [1, 3, 3, 1])
    #expect(throws: CommonSectors.Mismatch.self) { try CommonSectors([two, three]) }
  }
}
