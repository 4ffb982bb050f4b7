import Branching
import GroupTheory
import SymmetryBootstrap
import TestSupport
import Testing
import Verdicts

/// All irreps of a known group lead back to it: the property that answers from a commutant rest on.
@Suite("Groups of the catalogue from their exact irreps")
struct PlantedPairTests {
  private static let blocks = 10
  private static let pairsOfBlock = 15

  @Test(
    "the group is at rank 1, its index exact, and no other group is decided", arguments: 0..<blocks)
  func groupIsFound(block: Int) throws {
    var generator = SeededGenerator(seed: 4000 + UInt64(block))
    let pairs = try PlantedPair.random(
      count: Self.pairsOfBlock, orders: 2...48, largestRank: 16, using: &generator)
    for pair in pairs {
      for conjugation in PlantedPair.Conjugation.allCases {
        try check(pair, conjugation, pair.irreps(conjugation, using: &generator))
      }
    }
  }

  private func check(
    _ pair: PlantedPair, _ conjugation: PlantedPair.Conjugation, _ irreps: ExactIrreps
  ) throws {
    let title = "\(pair), T: \(conjugation)"
    let visible = pair.visible.table
    #expect(irreps.index(visible) == pair.index, "\(title)")
    #expect(irreps.leastIndex(visible) == pair.index, "\(title)")
    #expect(irreps.commutantDimension == pair.group.order, "\(title)")
    let found = try ExactAnswer.find(
      irreps, of: visible, options: .allReadings, catalogue: Catalogue.all.get())
    guard case .finite(let reading) = found else {
      Issue.record("\(title): taken for an infinite group")
      return
    }
    #expect(reading.answer.exhaustive, "\(title): not finished")
    #expect(reading.answer.indices == pair.index...pair.index && reading.leftOut.isEmpty)
    let first = reading.answer.solutions.filter { $0.rank == 1 }
    let own = first.filter { solution in
      solution.groups.contains { $0.order == pair.group.order && $0.id == pair.group.id }
    }
    #expect(!own.isEmpty, "\(title): rank 1 has \(first.map(\.groups))")
    #expect(first.allSatisfy { $0.index == pair.index }, "\(title)")
    let verdict = Verdict(reading, agreement: nil, strength: nil)
    #expect(verdict.groups.contains(pair.group.name), "\(title): \(verdict)")
    #expect(verdict.kind == .decided || verdict.groups.count > 1, "\(title): \(verdict)")
    #expect(verdict.index == pair.index && verdict.order == pair.group.order, "\(title)")
    #expect(verdict.source == .commutant)
  }
}
