import Branching
import GroupTheory
import TestSupport
import Testing
import Verdicts

@Suite("Irreps that no level shows")
struct CompletionTests {
  private func pair(_ order: Int, _ id: Int, over n: Int) throws -> PlantedPair {
    let (group, visible) = (try Catalogue.group(order, id), try Self.cyclic(n))
    let fusion = try group.permutationGroup().classFusions(of: visible.permutationGroup())[0]
    return PlantedPair(group, over: visible, fusion: fusion)
  }

  private static func cyclic(_ n: Int) throws -> CatalogueGroup {
    try Catalogue.all.get().groups(order: n).first { $0.table.elementOrders.contains(n) }!
  }

  @Test("S4×Z2 over Z4 with one irrep of dimension 1 unseen is decided: 2 % of the group")
  func oneUnseen() throws {
    var generator = SeededGenerator(seed: 1)
    let pair = try pair(48, 48, over: 4)
    let all = pair.irreps(.none, using: &generator).irreps
    let hidden = try #require(all.lastIndex { $0.dimension == 1 })
    let seen = all.indices.filter { $0 != hidden }.map { all[$0] }
    let verdict = try ExactCase(pair.visible.table, ExactIrreps(seen)).verdict()
    #expect(verdict.kind == .decided && verdict.order == 48 && verdict.index == 12)
    #expect(verdict.groups == [pair.group.name])
    #expect(verdict.reason.contains("2 % of the group"))
  }

  @Test("A5 over Z5 with irreps 1, 4 and 5 alone is undecided")
  func tripletsUnseen() throws {
    var generator = SeededGenerator(seed: 2)
    let pair = try pair(60, 5, over: 5)
    let seen = pair.irreps(.none, using: &generator).irreps.filter { $0.dimension != 3 }
    #expect(seen.map(\.dimension).sorted() == [1, 4, 5])
    let irreps = ExactIrreps(seen)
    #expect(irreps.index(pair.visible.table) == nil)
    #expect(irreps.frobeniusSums(pair.visible.table) == [6, 9, 9, 9, 9])
    #expect(irreps.leastIndex(pair.visible.table) == 9)
    let verdict = try ExactCase(pair.visible.table, irreps).verdict()
    #expect(verdict.kind == .undecided && verdict.wouldDecide != nil)
  }

  /// Frobenius reciprocity: Σ_α b_αλ D_α = p d_λ; without some irreps no sector has more than p.
  @Test("Frobenius sums are p with all irreps, and at most p with some")
  func sums() throws {
    var generator = SeededGenerator(seed: 3)
    for pair in try PlantedPair.random(
      count: 100, orders: 2...48, largestRank: 48, using: &generator)
    {
      let visible = pair.visible.table
      let all = pair.irreps(.commuting, using: &generator)
      #expect(Set(all.frobeniusSums(visible)) == [Double(pair.index)], "\(pair)")
      #expect(all.index(visible) == pair.index && all.leastIndex(visible) == pair.index)
      #expect(all.commutantDimension == pair.group.order)
      let kept = ExactIrreps(all.irreps.filter { _ in Bool.random(using: &generator) })
      guard !kept.irreps.isEmpty else { continue }
      #expect(kept.leastIndex(visible) <= pair.index, "\(pair)")
      #expect(kept.indices(of: visible, searched: 1...12).contains(kept.leastIndex(visible)))
      #expect(kept.commutantDimension <= pair.group.order)
    }
  }
}
