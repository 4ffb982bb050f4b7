import Branching
import CommandSupport
import Evidence
import Foundation
import Logging
import Reports
import ResultFiles
import SpectralStatistics
import SymmetryBootstrap

extension Solve {
  /// Answers from levels for a finite visible group.
  func solveLevels(_ url: URL, _ logger: Logger) throws {
    // The file is closed again before the answer goes into it.
    let input = try RunFile(reading: url)
    let visible = try input.visibleGroup()
    let spectra = try input.spectra(of: visible)
    let antiunitary = try KnownAntiunitary(
      input, visible, names: spectra.sectorNames, isBlind: blind)
    let signatures = try SpectralSignatures(of: spectra)
    for warning in signatures.warnings { logger.warning("\(warning)") }
    var evidence = LevelEvidence(of: signatures, spectra: spectra)
    evidence.hasDeclaredAntiunitary = antiunitary.action != nil
    var options = try self.options(for: visible, spectra.sectorNames)
    options.declaredAntiunitary = antiunitary.action
    let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    func solve(excluding excluded: [Int], share: Double) throws -> BootstrapAnswer {
      var own = options
      own.timeLimit = share * remainingTime
      return try Bootstrap.solve(
        SignatureData(visible: visible, observed: signatures, excluding: excluded),
        evidence: evidence.without(excluded.map { signatures.vectors[$0] }), options: own,
        catalogue: catalogue, isCancelled: { Interruption.isRequested })
    }
    let doubtful = signatures.doubtful
    let answer = try solve(excluding: [], share: doubtful.isEmpty ? 1 : 0.7)
    let alternative = doubtful.isEmpty ? nil : try solve(excluding: doubtful, share: 1)
    if try solveRestriction(answer, spectra, signatures, url, logger) { return }
    var report = BootstrapReport(
      answer, alternative: alternative, spectra: spectra, signatures: signatures,
      evidence: evidence)
    report.declaredSymmetries = antiunitary.declared
    try publish(report, url, logger)
    try Interruption.check()
  }
}
