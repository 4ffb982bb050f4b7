import CommandSupport
import ContinuousGroups
import Foundation
import GroupTheory
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
    let resolution = try readLevels(of: distinct.spectra, logger)
    var report = BootstrapReport(
      someSectors: resolution, spectra: distinct.spectra, missing: sectors.missingNames,
      continuous: Self.continuousGroups(resolution.signatures, sectors, symmetry),
      visible: symmetry.table)
    report.sampleCopies = distinct.copies
    KnownOperators(try input.operators()).attach(to: &report, nil)
    return report
  }

  /// The groups that charges show if the missing sectors have no level among those compared.
  ///
  /// Only for windows: in a whole spectrum they have levels for certain.
  private static func continuousGroups(
    _ signatures: SpectralSignatures, _ sectors: ComputedSectors, _ symmetry: VisibleSymmetry
  ) -> [String] {
    guard symmetry.charges != nil, signatures.isWindow else { return [] }
    let vectors = signatures.vectors.map { vector in
      var whole = [Int](repeating: 0, count: sectors.all.count)
      for (sector, multiplicity) in zip(sectors.numbers, vector) { whole[sector] = multiplicity }
      return whole
    }
    let answer = ContinuousBootstrap.solve(
      symmetry.diagrams(of: vectors), levels: signatures.meanLevels,
      isSum: signatures.compositions.map { !$0.parts.isEmpty })
    let groups = answer.readings.map(\.group)
    return groups.indices.filter { !groups[..<$0].contains(groups[$0]) }.map { groups[$0] }
  }
}
