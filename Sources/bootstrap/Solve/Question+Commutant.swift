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
import Verification

extension Question {
  /// Answers from the exact irreps of a run; its levels are a check.
  func solveCommutant(_ url: URL, _ logger: Logger) throws -> BootstrapReport {
    let input = try RunFile(reading: url)
    let symmetry = try input.visibleSymmetry()
    let sectors = try input.sectors(of: symmetry)
    guard let record = try input.commutant(of: sectors) else {
      throw PlainFailure(
        .failed, "\(file) holds no /commutant; `xsff compute` writes it, or use --from spectra.")
    }
    if let failure = CommutantVerification.contradiction(
      in: CommutantNumbers(record, sectors: sectors))
    {
      throw PlainFailure(
        .failed, "The commutant in \(file) is no list of irreps: \(failure). Use --from spectra.")
    }
    guard record.residual.isNaN || record.residual < Self.largestResidual else {
      throw PlainFailure(
        .failed,
        "The commutant in \(file) does not commute with the family: its residual is \(record.residual). Use --from spectra."
      )
    }
    let irreps = ExactIrreps(record)
    if symmetry.charges != nil {
      return try solveCharges(irreps, record, symmetry, sectors, input)
    }
    return try solveCommutant(irreps, record, input, sectors, logger)
  }

  /// What commutes to this accuracy only is no symmetry.
  private static let largestResidual = 1e-3

  private func solveCommutant(
    _ irreps: ExactIrreps, _ record: CommutantRecord, _ input: RunFile, _ sectors: SectorList,
    _ logger: Logger
  ) throws -> BootstrapReport {
    let visible = try input.visibleGroup()
    let distinct =
      input.root.contains("spectra")
      ? try DistinctSpectra(input.spectra(of: visible), of: input) : nil
    distinct?.warn(logger)
    let spectra = distinct?.spectra
    let signatures = try spectra.map { try SpectralSignatures(of: $0) }
    var evidence: LevelEvidence?
    if let spectra, let signatures { evidence = LevelEvidence(of: signatures, spectra: spectra) }
    let antiunitary = try KnownAntiunitary(
      input, visible, names: sectors.names, isBlind: blind)
    evidence?.hasDeclaredAntiunitary = antiunitary.action != nil
    var options = try self.options(for: visible, sectors.names)
    options.declaredAntiunitary = antiunitary.action
    let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    // Operators of one Hamiltonian may be more than those of all strengths of its terms.
    let operators = KnownOperators(
      try input.operators(), isComparable: record.family == "disorder", catalogue: catalogue)
    let answer = try ExactAnswer.find(
      irreps, of: visible, options: options, catalogue: catalogue,
      isCancelled: { Interruption.isRequested }, ranking: operators.ranking)
    var agreement: LevelAgreement?
    if let signatures, let evidence {
      agreement = LevelAgreement(of: irreps, signatures: signatures, evidence: evidence)
    }
    func context(
      _ answer: BootstrapAnswer, explained: ExactIrreps? = nil, leftOut: [Int] = []
    ) -> BootstrapReport.ExactContext {
      BootstrapReport.ExactContext(
        answer: answer,
        commutant: CommutantReport(
          irreps, explained: explained, leftOut: leftOut, family: record.family,
          strengths: record.strengths,
          frobeniusSums: irreps.frobeniusSums(visible)), sectors: sectors, spectra: spectra,
        signatures: signatures, evidence: evidence, agreement: agreement)
    }
    let strength = Verdict.strength(
      weakEdges: record.strengths.map { $0[2] }, largestBetween: record.largestBetween)
    switch answer {
    case .finite(let reading):
      let verdict = Verdict(reading, agreement: agreement, strength: strength)
      var report = BootstrapReport(
        context(reading.answer, explained: reading.explained, leftOut: reading.leftOut),
        verdict: verdict)
      report.declaredSymmetries = antiunitary.declared
      report.sampleCopies = distinct?.copies
      operators.attach(to: &report, reading.answer)
      return report
    case .infinite(let readings, let answer):
      let verdict = Verdict(readings, irreps: irreps, agreement: agreement, strength: strength)
      var report = BootstrapReport(
        readings, to: try Self.name(of: visible), irreps: irreps, exact: context(answer),
        verdict: verdict)
      report.declaredSymmetries = antiunitary.declared
      report.sampleCopies = distinct?.copies
      operators.attach(to: &report, nil)
      return report
    }
  }
}
