import Branching
import CommandSupport
import Evidence
import Foundation
import LevelTies
import Logging
import Reports
import ResultFiles
import SpectralStatistics
import SymmetryBootstrap
import Verdicts

extension Question {
  /// Answers from levels for a finite visible group.
  func solveLevels(_ url: URL, _ logger: Logger) throws -> BootstrapReport {
    // The file is closed again before the answer goes into it.
    let input = try RunFile(reading: url)
    let visible = try input.visibleGroup()
    let distinct = try DistinctSpectra(input.spectra(of: visible), of: input)
    distinct.warn(logger)
    let spectra = distinct.spectra
    let antiunitary = try KnownAntiunitary(
      input, visible, names: spectra.sectorNames, isBlind: blind)
    let resolution = try readLevels(of: spectra, logger)
    let signatures = resolution.signatures
    func levelEvidence(of signatures: SpectralSignatures) -> LevelEvidence {
      var evidence = LevelEvidence(of: signatures, spectra: spectra)
      evidence.hasDeclaredAntiunitary = antiunitary.action != nil
      return evidence
    }
    let evidence = levelEvidence(of: signatures)
    var options = try self.options(for: visible, spectra.sectorNames)
    options.declaredAntiunitary = antiunitary.action
    let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    let operators = KnownOperators(
      try input.operators(), isComparable: true, decides: from == nil, catalogue: catalogue)
    let readings = try LevelReadings.find(resolution) { observed, excluded, isLast in
      options.timeLimit = (isLast ? 1 : Self.shareOfTime) * remainingTime
      return try operators.ranking(
        Bootstrap.solve(
          SignatureData(visible: visible, observed: observed, excluding: excluded),
          evidence: (observed.levels == signatures.levels ? evidence : levelEvidence(of: observed))
            .without(excluded.map { observed.vectors[$0] }), options: options,
          catalogue: catalogue, isCancelled: { Interruption.isRequested }))
    }
    if let report = try solveRestriction(readings.main, distinct, resolution, operators) {
      return report
    }
    var report = BootstrapReport(readings, spectra: spectra, evidence: evidence)
    report.declaredSymmetries = antiunitary.declared
    report.sampleCopies = distinct.copies
    operators.attach(to: &report, readings.main)
    return report
  }

  /// What one reading may take of the time that is left for all.
  private static let shareOfTime = 0.7

  /// The levels at the resolution that is asked for, or that they show; near ties are part of the answer and need no warning.
  func readLevels(of spectra: SectorSpectra, _ logger: Logger) throws -> LevelResolution {
    let resolution = try LevelResolution(of: spectra, tolerance: tolerance)
    if resolution.joined == nil, tolerance == nil {
      for warning in resolution.signatures.warnings { logger.warning("\(warning)") }
    }
    return resolution
  }
}
