import Branching
import GroupTheory
import SymmetryBootstrap
import Testing
import Verdicts

/// Exact irreps over a visible group, and what becomes of them.
struct ExactCase {
  let visible: CharacterTable
  let irreps: ExactIrreps

  init(_ visible: CharacterTable, _ irreps: ExactIrreps) {
    (self.visible, self.irreps) = (visible, irreps)
  }

  func answer() throws -> ExactAnswer {
    try ExactAnswer.find(
      irreps, of: visible, options: .allReadings, catalogue: Catalogue.all.get())
  }

  /// The reading, which has to be one as a finite group.
  func finite(sourceLocation: SourceLocation = #_sourceLocation) throws -> ExactReading {
    guard case .finite(let reading) = try answer() else {
      Issue.record("taken for an infinite group", sourceLocation: sourceLocation)
      throw NotFinite()
    }
    return reading
  }

  func verdict() throws -> Verdict {
    switch try answer() {
    case .finite(let reading): Verdict(reading, agreement: nil, strength: nil)
    case .infinite(let readings, _):
      Verdict(readings, irreps: irreps, agreement: nil, strength: nil)
    }
  }

  private struct NotFinite: Error {}
}
