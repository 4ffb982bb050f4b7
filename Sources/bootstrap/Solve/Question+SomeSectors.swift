import CommandSupport
import Foundation
import Logging
import Reports
import ResultFiles
import SpectralStatistics

extension Question {
  /// Answers for a file that has the levels of some sectors only; nil for all other files.
  ///
  /// Whatever evidence was asked for, groups are not looked for: what any of it says of the missing sectors is nothing.
  func solveSomeSectors(_ url: URL, _ logger: Logger) throws -> BootstrapReport? {
    let input = try RunFile(reading: url)
    guard try input.lacksSectors() else { return nil }
    let symmetry = try input.visibleSymmetry()
    let (spectra, sectors) = try input.computedSpectra(of: symmetry)
    let distinct = try DistinctSpectra(spectra, of: input)
    distinct.warn(logger)
    var report = BootstrapReport(
      someSectors: try readLevels(of: distinct.spectra, logger), spectra: distinct.spectra,
      missing: sectors.missingNames, visible: symmetry.table)
    report.sampleCopies = distinct.copies
    KnownOperators(try input.operators()).attach(to: &report, nil)
    return report
  }
}
