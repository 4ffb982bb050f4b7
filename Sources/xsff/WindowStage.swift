import CommandSupport
import ExactDiagonalization
import LatticeModels
import Logging
import ResultFiles
import SpectralStatistics
import SpectralWindows

/// The part of `xsff window` that finds levels and irreps, with its progress.
struct WindowStage {
  private let diagonalization: ExactDiagonalization
  private let levels: Int
  private let run: WindowRun
  private let quiet: Bool

  init(_ diagonalization: ExactDiagonalization, levels: Int, threads: Int, quiet: Bool) {
    (self.diagonalization, self.levels, self.quiet) = (diagonalization, levels, quiet)
    run = WindowRun(
      diagonalization, levels: levels, threads: threads,
      isCancelled: { Interruption.isRequested })
  }

  /// The same by several processes.
  init(
    _ diagonalization: ExactDiagonalization, levels: Int, engine: any WindowEngine, quiet: Bool
  ) {
    (self.diagonalization, self.levels, self.quiet) = (diagonalization, levels, quiet)
    run = WindowRun(
      diagonalization, levels: levels, threads: 1, engine: engine,
      isCancelled: { Interruption.isRequested })
  }

  /// The levels of some samples.
  struct Levels {
    let spectra: SectorSpectra
    let record: WindowRecord
  }

  /// The lowest levels of the first samples, inside the window that all have in common.
  ///
  /// Throws: `LowestLevelsError` and the like, `Interrupted`, `SectorSpectraError`.
  func levels(samples: Int) throws -> Levels {
    let windows = try (0..<samples).map { sample in
      try withProgress("sectors of sample \(sample + 1)") { progress in
        try run.windows(
          diagonalization.model.coefficients(seed: diagonalization.seed, sample: sample),
          progress: progress)
      }
    }
    let common = windows.map(CommonWindow.init)
    let lower = common.map(\.energies.lowerBound).min()!
    let upper = common.map(\.energies.upperBound).min()!
    let sectors = diagonalization.sectors
    let all = windows.joined()
    return Levels(
      spectra: try SectorSpectra(
        sectorNames: sectors.map(\.name), irrepDimensions: sectors.map(\.irrepDimension),
        levels: windows.map { $0.map(\.levels) }, multiplicities: sectors.map(\.multiplicity),
        window: lower...upper),
      record: WindowRecord(
        levels: levels, failureProbability: all.reduce(0) { $0 + $1.failureProbability },
        largestResidual: all.map(\.largestResidual).max() ?? 0,
        products: all.reduce(0) { $0 + $1.products }))
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
