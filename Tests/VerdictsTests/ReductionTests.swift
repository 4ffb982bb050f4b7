import Branching
import GroupTheory
import SymmetryBootstrap
import TestSupport
import Testing
import Verdicts

@Suite("Levels that something else splits off a finite group")
struct ReductionTests {
  @Test("S3 with one stray level is found without it")
  func strayLevel() throws {
    let parts = [(1, 41, [1, 0, 0]), (1, 40, [1, 0, 0]), (2, 81, [0, 1, 1]), (2, 1, [0, 1, 1])]
    let own = ExactCase(try Catalogue.cyclicTable(3), irreps(parts))
    #expect(own.irreps.index(own.visible) == nil)
    let reading = try own.finite()
    #expect(reading.leftOut == [3] && reading.explained.irreps.count == 3)
    let verdict = Verdict(reading, agreement: nil, strength: nil)
    #expect(verdict.kind == .decided && verdict.groups == ["S3"] && verdict.index == 2)
    #expect(verdict.reason.contains("but for 1 level that something else splits off"))
  }

  /// Without one of the strays alone p = 12, and A4×Z3 has such irreps, but no such numbers of levels.
  @Test("the Heisenberg group of order 27 with two strays, not A4×Z3")
  func heisenberg() throws {
    let own = ExactCase(try Catalogue.cyclicTable(3), irreps(Self.heisenberg, field: .complex))
    let reading = try own.finite()
    #expect(reading.leftOut == [11, 12])
    let verdict = Verdict(reading, agreement: nil, strength: nil)
    #expect(verdict.order == 27 && verdict.index == 9)
    #expect(!verdict.groups.contains("A4×Z3"))
    let groups = reading.answer.solutions.filter { $0.rank == 1 }.flatMap(\.groups)
    #expect(groups.contains { $0.order == 27 && $0.id == 3 })
  }

  private static let heisenberg: [(dimension: Int, levels: Int, branching: [Int])] =
    (0..<9).map { k in
      (1, k < 3 ? 33 : 24, (0..<3).map { $0 == k / 3 ? 1 : 0 })
    } + [80, 80, 1, 1].map { (3, $0, [1, 1, 1]) }

  @Test("planted groups with strays of few levels are found without them")
  func planted() throws {
    var generator = SeededGenerator(seed: 77)
    let pairs = try PlantedPair.random(
      count: 30, orders: 4...36, largestRank: 12, using: &generator)
    for pair in pairs {
      let clean = pair.irreps(.none, using: &generator).irreps
      let largest = try #require(clean.max { $0.dimension < $1.dimension })
      // A stray of the whole regular representation would keep the sums equal.
      let stray = ExactIrrep(
        branching: largest.branching, dimension: largest.dimension, levelCount: 1, field: .complex)
      let own = ExactCase(pair.visible.table, ExactIrreps(clean + [stray]))
      guard own.irreps.index(own.visible) == nil else { continue }
      let reading = try own.finite()
      #expect(reading.leftOut == [clean.count], "\(pair)")
      let verdict = Verdict(reading, agreement: nil, strength: nil)
      #expect(verdict.groups.contains(pair.group.name), "\(pair): \(verdict)")
      #expect(verdict.kind == .decided || verdict.groups.count > 1, "\(pair): \(verdict)")
    }
  }

  @Test("a stray that is no sum of the others, or of many levels, is kept")
  func kept() throws {
    let table = try Catalogue.cyclicTable(3)
    let odd = irreps([(1, 100, [1, 0, 0]), (1, 1, [0, 1, 0])])
    #expect(odd.reductions(table).isEmpty)
    let large = irreps([
      (1, 41, [1, 0, 0]), (1, 40, [1, 0, 0]), (2, 81, [0, 1, 1]), (2, 9, [0, 1, 1]),
    ])
    #expect(large.reductions(table).isEmpty)
  }
}
