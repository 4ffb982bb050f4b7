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

  @Test("in a large system they are missed, in a small one not")
  func systemSize() throws {
    for (levels, isMissed) in [(100, true), (2, false)] {
      let verdict = try verdict(levels: levels)
      #expect(verdict.kind == .undecided, "\(verdict)")
      #expect(verdict.reason.contains("such as a duality") == isMissed, "\(verdict)")
    }
  }
}
