import GroupTheory
import LevelTies
import SpectralStatistics
import Verdicts

extension BootstrapReport {
  /// The report on a file that lacks the levels of the sectors named `missing`: signatures are those of the others, and there are no
  /// solutions.
  public init(
    someSectors resolution: LevelResolution, spectra: SectorSpectra, missing: [String],
    continuous: [String] = [], visible: CharacterTable?
  ) {
    verdict = VerdictReport(
      Verdict(someSectors: resolution, missing: missing, continuous: continuous))
    from = verdict.from
    sectors = SectorReport.all(spectra.sectorList)
    missingSectors = missing
    let observed = resolution.signatures
    signatures = SignatureReport.all(observed, composite: observed.composite)
    exhaustive = false
    maxIndex = 0
    solutions = []
    notes = [
      "Dimensions of signatures count the sectors that are there, and are lower bounds for those of irreps of G."
    ]
    addLevels(spectra, observed)
    add(resolution)
    context.visible = visible
  }
}
