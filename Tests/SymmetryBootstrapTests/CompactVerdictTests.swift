import ContinuousGroups
import GroupTheory
import SymmetryBootstrap
import TestSupport
import Testing
import Verdicts

/// Irreps of planted infinite groups never come out as those of a finite one.
@Suite("Verdicts on planted infinite groups")
struct CompactVerdictTests {
  /// 60 of them, and with XSFF_LONG_TESTS 200.
  private static let blocks = CatalogueRings.isLong ? 10 : 3

  @Test("infinite groups, none called finite", arguments: 0..<blocks)
  func planted(block: Int) throws {
    let catalogue = try CatalogueRings.catalogue.get()
    var generator = SeededGenerator(seed: 9000 + UInt64(block))
    var options = Bootstrap.Options(timeLimit: 1)
    options.readings = [.unitary, .antiunitary, .projective]
    for number in 0..<20 {
      let plant = PlantedCompactGroup.random(number: 20 * block + number, using: &generator)
      let answer = try ExactAnswer.find(
        plant.irreps, of: plant.visible.table, options: options, catalogue: catalogue)
      switch answer {
      case .infinite(let readings, _):
        let verdict = Verdict(readings, irreps: plant.irreps, agreement: nil, strength: nil)
        #expect(verdict.kind == .infinite && !verdict.groups.isEmpty)
      case .finite(let reading):
        let verdict = Verdict(reading, agreement: nil, strength: nil)
        #expect(verdict.kind != .decided, "\(plant): \(verdict)")
      }
    }
  }
}
