import Branching
import GroupTheory
import SymmetryBootstrap
import Testing
import Verdicts

/// All irreps of D4 in one sector of Z2 and two of its irreps in the other, as a duality leaves them.
@Suite("Irreps that a group needs and no level shows")
struct UnseenIrrepsTests {
  private func verdict(levels: Int) throws -> Verdict {
    let parts =
      [(Int, Int, [Int])](repeating: (1, levels, [1, 0]), count: 4)
      + [(2, 2 * levels, [2, 0]), (1, 2 * levels, [0, 1]), (1, 2 * levels + 1, [0, 1])]
    return try ExactCase(try Catalogue.cyclicTable(2), irreps(parts)).verdict()
  }

  @Test("in a large system no finite group has them")
  func largeSystem() throws {
    let verdict = try verdict(levels: 100)
    #expect(verdict.kind == .noGroup && verdict.groups.isEmpty, "\(verdict)")
    #expect(verdict.reason.contains("would have about"))
  }

  @Test("in a small one irreps may be missing")
  func smallSystem() throws {
    let verdict = try verdict(levels: 2)
    #expect(verdict.kind == .undecided, "\(verdict)")
  }
}
