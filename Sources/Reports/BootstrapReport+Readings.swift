import Evidence
import LevelTies
import SpectralStatistics
import SymmetryBootstrap
import Verdicts

extension BootstrapReport {
  /// The report of an answer from levels whose ties were read in all ways that they allow.
  public init(_ readings: LevelReadings, spectra: SectorSpectra, evidence: LevelEvidence?) {
    let resolution = readings.resolution
    let observed = resolution.signatures
    let leftOut = Set(readings.leftOut)
    var signatures = SignatureReport.all(
      observed, evidence,
      isComposite: observed.composite.enumerated().map { $1 || leftOut.contains($0) })
    for number in leftOut {
      signatures[number].isDoubtful = false
      signatures[number].compositeReason = Self.reason(number, resolution)
    }
    self.init(
      readings.main, alternative: readings.needsNoStrays ? nil : readings.alternative,
      sectors: spectra.sectorList, signatures: signatures, doubtful: readings.doubtful,
      verdict: Verdict(readings))
    addLevels(spectra, observed)
    context.levelEvidence = evidence
    add(resolution)
    finerGroups = readings.finer.map { Verdict(levels: $0, alternative: nil).groups }
    if tolerance != nil || !leftOut.isEmpty {
      context.explained = observed.vectors.indices.filter {
        !observed.composite[$0] && !leftOut.contains($0)
      }.map { observed.vectors[$0] }
    }
  }

  /// Adds how levels were compared, and what they show besides.
  mutating func add(_ resolution: LevelResolution) {
    tolerance = resolution.chosenTolerance ?? resolution.joined?.tolerance
    nearTies = resolution.nearTies.pairs.map(NearTieReport.init)
    strayLevels = resolution.strays.groups.map(StrayLevelsReport.init)
    let regular = resolution.regularity.regularSectors
    regularSectors = regular.isEmpty ? nil : regular
  }

  private static func reason(_ number: Int, _ resolution: LevelResolution) -> String {
    resolution.chance.contains(number)
      ? "Levels of other signatures lie within the tolerance by chance about as often."
      : "These levels lack copies that nearly all others have, or have too many; they are set aside."
  }
}
