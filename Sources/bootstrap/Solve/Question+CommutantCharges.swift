import Branching
import CommandSupport
import ContinuousGroups
import Foundation
import GroupTheory
import Logging
import Reports
import ResultFiles
import SymmetryBootstrap
import Verdicts

extension Question {
  /// Answers from exact irreps under visible charges: each is a weight diagram with its multiplicities.
  func solveCharges(
    _ irreps: ExactIrreps, _ record: CommutantRecord, _ symmetry: VisibleSymmetry,
    _ sectors: SectorList, _ input: RunFile
  ) throws -> BootstrapReport {
    var levels: [[Int]: Int] = [:]
    for irrep in irreps.irreps { levels[irrep.branching, default: 0] += irrep.levelCount }
    let vectors = irreps.vectors
    let deadline = ContinuousClock.now + .seconds(remainingTime)
    let answer = ContinuousBootstrap.solve(
      irreps: symmetry.diagrams(of: vectors),
      counts: vectors.map { symmetry.table == nil ? irreps.multiplicities[$0]! : 1 },
      levels: vectors.map { Double(levels[$0]!) },
      shouldStop: { Interruption.isRequested || .now > deadline })
    let (beside, factor) = try group(beside: irreps, symmetry, sectors, answer.readings.first)
    var report = BootstrapReport(
      answer,
      commutant: CommutantReport(
        irreps, family: record.family, strengths: record.strengths, frobeniusSums: nil),
      vectors: vectors, beside: beside, irreps: irreps, symmetry: symmetry, sectors: sectors,
      maxIndex: largestIndex,
      notes: answer.notes(isWindow: !irreps.isComplete))
    if let factor, let reading = answer.readings.first {
      report.add(factor, of: reading, irreps: irreps, vectors: vectors, symmetry: symmetry)
    }
    KnownOperators(try input.operators()).attach(to: &report, nil)
    return report
  }

  /// What exact irreps say of a group beside the charges; and the group, where its irreps can be told apart from the weights.
  private func group(
    beside irreps: ExactIrreps, _ symmetry: VisibleSymmetry, _ sectors: SectorList,
    _ reading: ContinuousReading?
  ) throws -> (Verdict.Beside, BesideAnswer?) {
    if let factor = GroupBesideCharges(of: irreps, symmetry: symmetry) {
      let answer = try ExactAnswer.find(
        factor.irreps, of: factor.visible, options: options(for: factor.visible, []),
        catalogue: try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5")),
        isCancelled: { Interruption.isRequested })
      let verdict = Verdict(answer, irreps: factor.irreps)
      return (.group(verdict), BesideAnswer(factor: factor, answer: answer, verdict: verdict))
    }
    let copies = irreps.copyCounts
    let repeated =
      irreps.vectors.enumerated().map { k, vector in
        if case .irreps = reading?.contents[k] { 1 } else { copies[vector] ?? 1 }
      }.max() ?? 1
    // Behind charges that span no maximal torus the multiplicities are those of the connected group.
    let isTorus = reading.map { $0.isConnected && !$0.hasHiddenTorus } ?? false
    let least = isTorus ? IrrepCopies(of: irreps, symmetry: symmetry) : nil
    let isCopied = least.map { $0.least.contains { $0.dimension > 1 } } ?? false
    return (repeated > 1 || isCopied ? .irreps(repeated, least) : .none, nil)
  }
}
