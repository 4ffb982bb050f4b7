import ArgumentParser
import Branching
import CommandSupport
import Foundation
import GroupTheory
import Logging
import Plateaus
import Reports
import ResultFiles
import SymmetryBootstrap

extension Question {
  /// Answers from `/plateau` alone.
  func solvePlateau(_ url: URL, _ logger: Logger) throws -> BootstrapReport {
    let input = try RunFile(reading: url)
    let symmetry = try input.visibleSymmetry()
    if symmetry.charges != nil {
      return try solvePlateau(input, charges: symmetry)
    }
    let visible = try input.visibleGroup()
    let (plateau, sectors) = try input.measuredPlateau(of: symmetry)
    let (settings, antiunitary) = try plateauSettings(input, visible, sectors.names)
    let answer = try PlateauBootstrap.solve(
      plateau, visible: visible,
      sets: PlateauOptions(
        largestEntry: largestMultiplicity, searchesSettled: exhaustive),
      options: settings,
      catalogue: try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5")),
      isCancelled: { Interruption.isRequested })
    let distinct = try DistinctSpectra(beside: input, symmetry)
    distinct?.warn(logger)
    var report = BootstrapReport(
      answer, sectors: sectors.names,
      hasCopiedErrors: try distinct?.copies != nil && input.hasErrorsOverAllSamples())
    report.sampleCopies = distinct?.copies
    report.declaredSymmetries = antiunitary.declared
    return report
  }
}
