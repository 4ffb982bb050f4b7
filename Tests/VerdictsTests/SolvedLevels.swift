import Branching
import Evidence
import GroupTheory
import LevelTies
import SpectralStatistics
import SymmetryBootstrap
import Verdicts

/// What `bootstrap solve` makes of levels.
enum SolvedLevels {
  static func readings(
    _ spectra: SectorSpectra, _ visible: CharacterTable, indices: ClosedRange<Int> = 1...3,
    isOpenEnded: Bool = false, tolerance: Double? = nil
  ) throws -> LevelReadings {
    var options = Bootstrap.Options.allReadings
    options.indices = indices
    options.isOpenEnded = isOpenEnded
    options.margin = isOpenEnded ? 20 : nil
    return try LevelReadings.find(LevelResolution(of: spectra, tolerance: tolerance)) {
      observed, excluded, _ in
      try Bootstrap.solve(
        SignatureData(visible: visible, observed: observed, excluding: excluded),
        evidence: LevelEvidence(of: observed, spectra: spectra)
          .without(excluded.map { observed.vectors[$0] }), options: options,
        catalogue: Catalogue.all.get())
    }
  }

  static func verdict(
    _ spectra: SectorSpectra, _ visible: CharacterTable, indices: ClosedRange<Int> = 1...3,
    isOpenEnded: Bool = false, tolerance: Double? = nil
  ) throws -> Verdict {
    Verdict(
      try readings(
        spectra, visible, indices: indices, isOpenEnded: isOpenEnded, tolerance: tolerance))
  }
}
