import Branching
import GroupTheory
import Identification
import SymmetryBootstrap
import TestSupport
import Testing
import Verdicts

/// How the sectors and the classes of N are numbered, and in which order the irreps stand, makes no difference.
@Suite("Answers from a commutant do not depend on numbers")
struct RenumberedSectorsTests {
  /// What of an answer has to stay.
  private struct Essence: Hashable {
    let verdict: Verdict
    let solutions: [Solution]
    let leftOut: Int

    struct Solution: Hashable {
      let rank, index: Int
      let reading: Reading
      let groups: [GroupName]
      let isPhaseVariant: Bool
    }

    init(_ reading: ExactReading) {
      verdict = Verdict(reading, agreement: nil, strength: nil)
      solutions = reading.answer.solutions.map {
        Solution(
          rank: $0.rank, index: $0.index, reading: $0.reading, groups: $0.groups,
          isPhaseVariant: $0.isPhaseVariant)
      }
      leftOut = reading.leftOut.count
    }
  }

  @Test("sectors, classes and irreps in another order", arguments: 0..<6)
  func renumbered(block: Int) throws {
    var generator = SeededGenerator(seed: 6000 + UInt64(block))
    let pairs = try PlantedPair.random(
      count: 8, orders: 4...32, largestRank: 12, using: &generator)
    for pair in pairs {
      for conjugation in PlantedPair.Conjugation.allCases {
        let own = ExactCase(pair.visible.table, pair.irreps(conjugation, using: &generator))
        let expected = try Essence(own.finite())
        let other = try Self.renumbered(own, using: &generator)
        #expect(try Essence(other.finite()) == expected, "\(pair), T: \(conjugation)")
      }
    }
  }

  @Test("the same with an irrep unseen and with a stray")
  func incomplete() throws {
    let table = try Catalogue.cyclicTable(4)
    let d4 = [
      (1, [1, 0, 0, 0]), (1, [1, 0, 0, 0]), (1, [0, 0, 1, 0]), (1, [0, 0, 1, 0]),
      (2, [0, 1, 0, 1]),
    ]
    let whole = d4.map { ($0.0, 40 * $0.0, $0.1) }
    for parts in [Array(whole.dropFirst(3)), whole + [(2, 1, [0, 1, 0, 1])]] {
      var generator = SeededGenerator(seed: UInt64(parts.count))
      let own = ExactCase(table, irreps(parts))
      let expected = try Essence(own.finite())
      for _ in 0..<5 {
        let other = try Self.renumbered(own, using: &generator)
        #expect(try Essence(other.finite()) == expected)
      }
    }
  }

  private static func renumbered(
    _ own: ExactCase, using generator: inout SeededGenerator
  ) throws -> ExactCase {
    let rank = own.visible.rank
    let sectors = [0] + (1..<max(rank, 1)).shuffled(using: &generator)
    let classes = [0] + (1..<max(rank, 1)).shuffled(using: &generator)
    let places = own.irreps.irreps.indices.shuffled(using: &generator)
    let irreps = places.map { place -> ExactIrrep in
      let old = own.irreps.irreps[place]
      var partner = old.partner
      if case .other(let number) = partner { partner = .other(places.firstIndex(of: number)!) }
      return ExactIrrep(
        branching: sectors.map { old.branching[$0] }, dimension: old.dimension,
        levelCount: old.levelCount, field: old.field, partner: partner)
    }
    return ExactCase(
      try own.visible.reordered(irreps: sectors, classes: classes), ExactIrreps(irreps))
  }
}
