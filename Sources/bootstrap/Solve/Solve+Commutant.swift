import AnswerFiles
import Branching
import CommandSupport
import Evidence
import Foundation
import GroupTheory
import Logging
import Reports
import ResultFiles
import SpectralStatistics
import SymmetryBootstrap
import Verdicts

extension Solve {
  /// Answers from the exact irreps of a run; its levels are a check.
  func solveCommutant(_ url: URL, _ logger: Logger) throws {
    let input = try RunFile(reading: url)
    let symmetry = try input.visibleSymmetry()
    let sectors = try input.sectors(of: symmetry)
    guard let record = try input.commutant(of: sectors) else {
      throw PlainFailure(
        .failed, "\(file) holds no /commutant; `xsff compute` writes it, or use --from spectra.")
    }
    guard record.residual.isNaN || record.residual < Self.largestResidual else {
      throw PlainFailure(
        .failed,
        "The commutant in \(file) does not commute with the family: its residual is \(record.residual). Use --from spectra."
      )
    }
    let irreps = ExactIrreps(record)
    if symmetry.charges != nil {
      return try solveCharges(irreps, record, symmetry, sectors, url, logger)
    }
    try solveCommutant(irreps, record, input, sectors, url, logger)
  }

  /// What commutes to this accuracy only is no symmetry.
  private static let largestResidual = 1e-3

  private func solveCommutant(
    _ irreps: ExactIrreps, _ record: CommutantRecord, _ input: RunFile, _ sectors: SectorList,
    _ url: URL, _ logger: Logger
  ) throws {
    let visible = try input.visibleGroup()
    let spectra = input.root.contains("spectra") ? try input.spectra(of: visible) : nil
    let signatures = try spectra.map { try SpectralSignatures(of: $0) }
    var evidence: LevelEvidence?
    if let spectra, let signatures { evidence = LevelEvidence(of: signatures, spectra: spectra) }
    let antiunitary = blind ? nil : try input.antiunitaryActions(irrepCount: visible.rank).first
    evidence?.hasDeclaredAntiunitary = antiunitary != nil
    var options = try self.options(for: visible, sectors.names)
    options.declaredAntiunitary = antiunitary.map { SectorPermutation($0) }
    let reading = try ExactReading.find(
      irreps, of: visible, options: options,
      catalogue: try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5")),
      isCancelled: { Interruption.isRequested })
    var agreement: LevelAgreement?
    if let signatures, let evidence {
      agreement = LevelAgreement(of: irreps, signatures: signatures, evidence: evidence)
    }
    let verdict = Verdict(
      reading, agreement: agreement, strength: record.strengths.first?[2])
    try publish(
      BootstrapReport(
        reading.answer,
        commutant: CommutantReport(
          irreps, family: record.family, strengths: record.strengths,
          frobeniusSums: irreps.frobeniusSums(visible)), agreement: agreement, sectors: sectors,
        spectra: spectra, signatures: signatures, evidence: evidence, verdict: verdict), url, logger
    )
    try Interruption.check()
  }
}
