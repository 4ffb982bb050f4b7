import CommandSupport
import ExactDiagonalization
import Foundation
import LatticeModels
import Logging
import ResultFiles
import SpectralStatistics
import SpectralWindows

/// The part of `xsff window` that finds levels and irreps, with its progress.
struct WindowStage {
  private let diagonalization: ExactDiagonalization
  private let target: WindowTarget
  private let run: WindowRun
  private let quiet: Bool

  /// `memory` is what may be taken, with the matrices. Units: bytes.
  init(
    _ diagonalization: ExactDiagonalization, target: WindowTarget, threads: Int, memory: Double?,
    quiet: Bool
  ) {
    (self.diagonalization, self.target, self.quiet) = (diagonalization, target, quiet)
    run = WindowRun(
      diagonalization, target: target, threads: threads,
      memory: memory.map { $0 - diagonalization.plan.assembledBytes } ?? .infinity,
      isCancelled: { Interruption.isRequested })
  }

  /// The same by several processes.
  init(
    _ diagonalization: ExactDiagonalization, levels: Int, engine: any WindowEngine, quiet: Bool
  ) {
    (self.diagonalization, self.target, self.quiet) = (diagonalization, .lowest(levels), quiet)
    run = WindowRun(
      diagonalization, levels: levels, threads: 1, engine: engine,
      isCancelled: { Interruption.isRequested })
  }

  /// The levels of some samples.
  struct Levels {
    let spectra: SectorSpectra
    let record: WindowRecord
  }

  /// The levels of the first samples, inside the window that all have in common.
  ///
  /// Throws: `LowestLevelsError` and the like, `Interrupted`, `PlainFailure` where no level is there.
  func levels(samples: Int) throws -> Levels {
    let windows = try (0..<samples).map { sample in
      try withProgress("sectors of sample \(sample + 1)") { progress in
        try run.windows(
          diagonalization.model.coefficients(seed: diagonalization.seed, sample: sample),
          progress: progress)
      }
    }
    let all = Array(windows.joined())
    try requireLevels(all)
    let common = CommonWindow(all, target: target)
    let sectors = diagonalization.sectors
    return Levels(
      spectra: try SectorSpectra(
        sectorNames: sectors.map(\.name), irrepDimensions: sectors.map(\.irrepDimension),
        levels: windows.map { $0.map(\.levels) }, multiplicities: sectors.map(\.multiplicity),
        window: common.energies),
      record: record(of: windows))
  }

  private func record(of windows: [[SectorWindow]]) -> WindowRecord {
    let all = windows.joined()
    var record = WindowRecord(
      levels: target.levels ?? 0, failureProbability: all.reduce(0) { $0 + $1.failureProbability },
      largestResidual: all.map(\.largestResidual).max() ?? 0,
      products: all.reduce(0) { $0 + $1.products })
    record.isCounted = diagonalization.sectors.indices.map { sector in
      windows.allSatisfy { $0[sector].isCounted }
    }
    switch target {
    case .lowest: break
    case .between(let energies): record.asked = .between(energies)
    case .nearest(_, let energy): record.asked = .around(energy)
    }
    return record
  }

  /// A window without any level is a mistake.
  private func requireLevels(_ windows: [SectorWindow]) throws {
    guard windows.allSatisfy(\.levels.isEmpty), case .between(let energies) = target else { return }
    let lowest = windows.map(\.bounds.lowerBound).min() ?? 0
    let highest = windows.map(\.bounds.upperBound).max() ?? 0
    throw PlainFailure(
      .failed,
      "No level lies between \(energies.lowerBound) and \(energies.upperBound): all lie between \(Self.number(lowest)) and "
        + "\(Self.number(highest)), and most of them around the middle of that.")
  }

  private static func number(_ value: Double) -> String {
    String(format: "%.4g", locale: Locale(identifier: "C"), value)
  }

  /// The exact irreps with levels in the window of one more member of the family; nil where nothing can vary or where they cannot be
  /// read off, which is said.
  func commutant(varying names: [String]?, _ logger: Logger) throws -> CommutantRecord? {
    guard
      let family = ModelFamily(
        of: diagonalization.model, seed: diagonalization.seed, varying: names)
    else {
      logger.warning(
        "The model has one term of fixed strength: no family to find the commutant of, and levels are all there is."
      )
      return nil
    }
    do {
      let found = try withProgress("sectors of the commutant") { progress in
        try run.commutant(of: family, progress: progress)
      }
      return CommutantRecord(
        found, CommutantIrreps(of: found), of: family, seed: diagonalization.seed)
    } catch let error where !(error is Interrupted) {
      logger.warning("Exact irreps were left out: \(error)")
      return nil
    }
  }

  private func withProgress<Value>(
    _ unit: String, _ body: ((String) -> Void) throws -> Value
  ) throws -> Value {
    let meter = ProgressMeter(
      total: diagonalization.sectors.count, unit: unit, style: ProgressMeter.style(quiet: quiet))
    defer { meter.finish() }
    do {
      return try body { meter.advance(current: "sector \($0)") }
    } catch is CancellationError {
      try Interruption.check()
      throw CancellationError()
    }
  }
}
