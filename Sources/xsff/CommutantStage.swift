import CommandSupport
import Commutant
import ExactDiagonalization
import Foundation
import IrreducibleSectors
import LatticeModels
import LinearAlgebra
import Logging
import Reduction
import ResultFiles

/// The part of `xsff compute` that finds exact irreps: whether it runs, its progress, and what is kept of it.
struct CommutantStage {
  private let diagonalization: ExactDiagonalization
  private let mode: CommutantMode
  private let varied: [String]?
  private let threads: Int
  private let fits: ((CommutantCost) -> Bool)?
  /// Smaller sectors in which the commutant of the ensemble may be found.
  private let reduction: SpectrumReduction?

  /// `varied` names the terms that vary in the family; nil for the family that the model itself says. `fits` says what `--memory`
  /// allows.
  init(
    _ diagonalization: ExactDiagonalization, mode: CommutantMode, varied: [String]?, threads: Int,
    reduction: SpectrumReduction?, fits: ((CommutantCost) -> Bool)? = nil
  ) {
    (self.diagonalization, self.mode) = (diagonalization, mode)
    (self.varied, self.threads) = (varied, threads)
    (self.reduction, self.fits) = (reduction, fits)
  }

  /// What was found, and the family that it belongs to.
  struct Finding {
    let commutant: FamilyCommutant
    let family: ModelFamily
    let irreps: CommutantIrreps
  }

  /// The commutant of the model's family; nil where it is off, where nothing can vary, and with `auto` where memory does not
  /// suffice or the decomposition fails, which is said.
  ///
  /// Throws: with `full` and `window` what the decomposition throws; `PlainFailure` without memory.
  func find(quiet: Bool, _ logger: Logger) throws -> Finding? {
    guard mode != .off else { return nil }
    guard
      let family = ModelFamily(
        of: diagonalization.model, seed: diagonalization.seed, varying: varied)
    else {
      logger.warning(
        "The model has one term of fixed strength: no family to find the commutant of, and levels are all there is."
      )
      return nil
    }
    // Symmetries of the ensemble are no symmetries of terms that vary otherwise.
    let smaller =
      family.variation == .disorder && varied == nil && mode.windowLevels == nil ? reduction : nil
    guard let run = try run(of: family, in: smaller, logger) else { return nil }
    do {
      let found = try irreducible(run, in: smaller, quiet: quiet) ?? decompose(run, quiet: quiet)
      if found.isAveraged {
        logger.info(
          "Terms that break the visible symmetry by themselves vary as their averages over it.")
      }
      let isSmaller = smaller != nil && run.windowLevels == nil
      return Finding(
        commutant: found, family: family,
        irreps: isSmaller ? smaller!.irreps(of: found) : CommutantIrreps(of: found))
    } catch let error as FamilyError {
      logger.warning("\(error)")
      return nil
    } catch let error where mode == .auto && !(error is Interrupted) {
      logger.warning("The commutant was left out: \(error)")
      return nil
    }
  }

  /// The run that memory allows; nil, with a warning, where `auto` leaves it out.
  private func run(
    of family: ModelFamily, in smaller: SpectrumReduction?, _ logger: Logger
  ) throws -> CommutantRun? {
    func run(_ levels: Int?, threads: Int = 1) -> CommutantRun {
      if levels == nil, let smaller {
        return smaller.commutantRun(of: family, threads: threads)
      }
      return CommutantRun(
        diagonalization, family: family, threads: threads, windowLevels: levels)
    }
    let available = AvailableMemory.bytes
    /// With as many threads as there is room for.
    func fitting(_ levels: Int?) -> CommutantRun? {
      (1...threads).reversed().lazy.map { run(levels, threads: $0) }
        .first { $0.cost.fits(available) && fits?($0.cost) ?? true }
    }
    if let run = fitting(mode.windowLevels) { return run }
    let cost = run(mode.windowLevels).cost
    let room =
      cost.fits(available)
      ? "--memory leaves less" : "\(Self.gigabytes(Double(available ?? 0))) are available"
    let sizes = "\(Self.gigabytes(cost.bytes)) of memory, and \(room)"
    guard mode == .auto else {
      throw PlainFailure(.failed, "The commutant would take \(sizes).")
    }
    guard diagonalization.model.floquet == nil,
      let window = fitting(CommutantRun.defaultWindowLevels)
    else {
      logger.warning("The commutant was left out: it would take \(sizes).")
      return nil
    }
    logger.warning(
      """
      The commutant is that of a window of \(CommutantRun.defaultWindowLevels) levels of a sector at \
      most, since all levels would take \(sizes); irreps without a level inside will be missing.
      """)
    return window
  }

  /// The irreps where every sector of the larger symmetry has one, as most have.
  private func irreducible(
    _ run: CommutantRun, in smaller: SpectrumReduction?, quiet: Bool
  ) throws -> FamilyCommutant? {
    guard let smaller, run.windowLevels == nil else { return nil }
    return try counted(smaller.blocks.matrices.count, quiet: quiet) { progress, isCancelled in
      try IrreducibleSectors.commutant(
        of: run, representatives: smaller.representatives, progress: progress,
        isCancelled: isCancelled)
    }
  }

  private func decompose(_ run: CommutantRun, quiet: Bool) throws -> FamilyCommutant {
    try counted(run.taskCount, quiet: quiet) { try run.run(progress: $0, isCancelled: $1) }
  }

  private func counted<Value>(
    _ tasks: Int, quiet: Bool,
    _ body: (@escaping @Sendable (String) -> Void, @escaping @Sendable () -> Bool) throws -> Value
  ) throws -> Value {
    let meter = ProgressMeter(
      total: tasks, unit: "sectors of the commutant", style: ProgressMeter.style(quiet: quiet))
    defer { meter.finish() }
    do {
      return try body(
        { meter.advance(current: "sector \($0)") }, { Interruption.isRequested })
    } catch is CancellationError {
      try Interruption.check()
      throw CancellationError()
    }
  }

  /// What is kept of a finding.
  func record(of finding: Finding) -> CommutantRecord {
    CommutantRecord(
      finding.commutant, finding.irreps, of: finding.family, seed: diagonalization.seed)
  }

  private static func gigabytes(_ bytes: Double) -> String {
    String(format: "%.1f GiB", locale: Locale(identifier: "C"), bytes / 1_073_741_824)
  }
}
