import Branching
import GroupTheory
import Reports
import ResultFiles

/// The anti-unitary symmetries that a run file declares, as far as `solve` may know them.
struct KnownAntiunitary {
  /// What the first one does to the sectors; nil where none is declared, or with --blind.
  let action: SectorPermutation?
  /// All of them, with T² and χ.
  let declared: [DeclaredSymmetryReport]?

  /// Throws: `ResultFileError` when the file is wrong.
  init(_ input: RunFile, _ visible: CharacterTable, names: [String], isBlind: Bool) throws {
    let symmetries = try input.declaredSymmetries(visible)
    let actions = try input.antiunitaryActions(irrepCount: visible.rank)
    declared = DeclaredSymmetryReport.all(symmetries, visible: visible, names: names)
    // Files of earlier versions know the action alone.
    action =
      isBlind
      ? nil : symmetries.first.map { SectorPermutation($0) } ?? actions.first.map { .init($0) }
  }
}
