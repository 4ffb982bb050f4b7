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

extension Solve {
  /// Answers from `/plateau` alone.
  func solvePlateau(_ url: URL, _ logger: Logger) throws {
    let input = try RunFile(reading: url)
    let symmetry = try input.visibleSymmetry()
    if symmetry.charges != nil {
      return try solvePlateau(input, charges: symmetry, url, logger)
    }
    let visible = try input.visibleGroup()
    let (plateau, sectors) = try input.measuredPlateau(of: symmetry)
    let (settings, antiunitary) = try plateauSettings(input, visible, sectors.names)
    let answer = try PlateauBootstrap.solve(
      plateau, visible: visible, sets: PlateauOptions(
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
    try publish(report, url, logger)
    try Interruption.check()
  }
}
