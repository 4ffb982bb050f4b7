import ArgumentParser
import Branching
import CommandSupport
import FormFactors
import Foundation
import GroupTheory
import Logging
import Plateaus
import Reports
import ResultFiles
import SymmetryBootstrap

extension Question {
  /// Answers from K(t) alone. With visible charges the plateaus say all: their weights fix the irreps.
  func solveCurves(_ url: URL, _ logger: Logger) throws -> BootstrapReport {
    let input = try RunFile(reading: url)
    let symmetry = try input.visibleSymmetry()
    if symmetry.charges != nil {
      logger.notice("With visible charges the plateaus of the curves are used.")
      return try solvePlateau(input, charges: symmetry)
    }
    let visible = try input.visibleGroup()
    let (curves, sectors) = try input.measuredCurves(of: symmetry)
    let (settings, antiunitary) = try plateauSettings(input, visible, sectors.names)
    let answer = try CurveBootstrap.solve(
      curves, visible: visible, sets: PlateauOptions(largestEntry: largestMultiplicity),
      options: settings,
      catalogue: try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5")),
      isCancelled: { Interruption.isRequested })
    let distinct = try DistinctSpectra(beside: input, symmetry)
    distinct?.warn(logger)
    var report = BootstrapReport(answer, sectors: sectors.names)
    report.sampleCopies = distinct?.copies
    report.declaredSymmetries = antiunitary.declared
    return report
  }

  /// What a search without levels uses.
  func plateauSettings(
    _ input: RunFile, _ visible: CharacterTable, _ names: [String]
  ) throws -> (options: Bootstrap.Options, antiunitary: KnownAntiunitary) {
    var settings = Bootstrap.Options(
      indices: (index ?? 1)...largestIndex, timeLimit: remainingTime,
      solutionLimit: maxSolutions ?? .max)
    settings.sectorNames = names
    settings.readings = readings.set
    settings.margin = margin ?? (exhaustive ? nil : Self.usualMargin)
    let antiunitary = try KnownAntiunitary(input, visible, names: names, isBlind: blind)
    settings.declaredAntiunitary = antiunitary.action
    return (settings, antiunitary)
  }
}
