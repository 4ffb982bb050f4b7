import ArgumentParser
import CommandSupport
import Foundation
import GroupTheory
import Logging
import ResultFiles
import SymmetryBootstrap

extension Solve {
  /// What `--from` takes.
  enum Source: String, ExpressibleByArgument, CaseIterable {
    case spectra, plateau
  }

  /// Answers from `/plateau` alone.
  func solvePlateau(_ url: URL, _ logger: Logger) throws {
    let input = try RunFile(reading: url)
    let symmetry = try input.visibleSymmetry()
    if let charges = symmetry.charges {
      return try solvePlateau(input, symmetry, charges, url, logger)
    }
    let visible = try input.visibleGroup()
    let (plateau, sectors) = try input.measuredPlateau(of: symmetry)
    var settings = Bootstrap.Options(
      indices: index.map { $0...$0 } ?? 1...maxIndex, timeLimit: timeLimit,
      solutionLimit: maxSolutions ?? .max)
    settings.sectorNames = sectors.names
    settings.readings = readings.set
    let antiunitary = try input.antiunitaryActions(irrepCount: visible.rank)
    if !blind, let action = antiunitary.first {
      settings.declaredAntiunitary = SectorPermutation(action)
    }
    let answer = try PlateauBootstrap.solve(
      plateau, visible: visible, sets: PlateauOptions(largestEntry: largestMultiplicity),
      options: settings,
      catalogue: try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5")),
      isCancelled: { Interruption.isRequested })
    if json {
      try StandardStream.output.writeJSON(PlateauReport(answer, sectors: sectors.names))
    } else {
      try StandardStream.output.write(PlateauSummary(answer, sectors: sectors.names).text)
    }
    storing(logger) { try RunFile.store(answer, in: url) }
    try Interruption.check()
  }
}
