import CommandSupport
import Commutant
import ExactDiagonalization
import Foundation
import LinearAlgebra
import Logging
import ResultFiles

/// The part of `xsff compute` that finds exact irreps: whether it runs, its progress, and what is kept of it.
struct CommutantStage {
  private let diagonalization: ExactDiagonalization
  private let mode: CommutantMode
  private let varied: [String]?
  private let threads: Int

  /// `varied` names the terms that vary in the family; nil for the family that the model itself says.
  init(
    _ diagonalization: ExactDiagonalization, mode: CommutantMode, varied: [String]?, threads: Int
  ) {
    (self.diagonalization, self.mode) = (diagonalization, mode)
    (self.varied, self.threads) = (varied, threads)
  }

  /// What was found, and the family that it belongs to.
  struct Finding {
    let commutant: FamilyCommutant
    let family: ModelFamily
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
    guard let run = try run(of: family, logger) else { return nil }
    do {
      let found = try decompose(run, quiet: quiet)
      if found.isAveraged {
        logger.info(
          "Terms that break the visible symmetry by themselves vary as their averages over it.")
      }
      return Finding(commutant: found, family: family)
    } catch let error as FamilyError {
      logger.warning("\(error)")
      return nil
    } catch let error where mode == .auto && !(error is Interrupted) {
      logger.warning("The commutant was left out: \(error)")
      return nil
    }
  }

  /// The run that memory allows; nil, with a warning, where `auto` leaves it out.
  private func run(of family: ModelFamily, _ logger: Logger) throws -> CommutantRun? {
    func run(_ levels: Int?) -> CommutantRun {
      CommutantRun(diagonalization, family: family, threads: threads, windowLevels: levels)
    }
    let available = AvailableMemory.bytes
    let wanted = run(mode.windowLevels)
    guard let available, !wanted.cost.fits(available) else { return wanted }
    let sizes =
      "\(Self.gigabytes(wanted.cost.bytes)) of memory, and \(Self.gigabytes(Double(available))) are available"
    guard mode == .auto else {
      throw PlainFailure(.failed, "The commutant would take \(sizes).")
    }
    let window = run(CommutantRun.defaultWindowLevels)
    guard window.cost.fits(available) else {
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

  private func decompose(_ run: CommutantRun, quiet: Bool) throws -> FamilyCommutant {
    let meter = ProgressMeter(
      total: run.taskCount, unit: "sectors of the commutant",
      style: ProgressMeter.style(quiet: quiet))
    defer { meter.finish() }
    do {
      return try run.run(
        progress: { meter.advance(current: "sector \($0)") },
        isCancelled: { Interruption.isRequested })
    } catch is CancellationError {
      try Interruption.check()
      throw CancellationError()
    }
  }

  /// What is kept of a finding.
  func record(of finding: Finding) -> CommutantRecord {
    let found = finding.commutant.decomposition
    let components = found.components
    let varied =
      switch finding.family.variation {
      case .disorder: "disorder"
      case .terms(let names): names.joined(separator: ", ")
      }
    return CommutantRecord(
      seed: diagonalization.seed, family: varied, dimensions: components.map(\.dimension),
      levels: components.map(\.levelCount), branching: components.map(\.branching),
      fields: components.map(\.field.rawValue), conjugates: components.map { $0.conjugate ?? -1 },
      membership: finding.commutant.membership.map { $0.map { $0 ?? -1 } },
      leastJoining: found.weights.leastJoining ?? .nan,
      largestBetween: found.weights.largestBetween ?? .nan, residual: found.residual,
      chanceDegeneracies: found.chanceDegeneracies, isComplete: found.isComplete,
      strengths: found.weakEdges.map {
        [Double($0.first.component), Double($0.second.component), $0.strength]
      })
  }

  private static func gigabytes(_ bytes: Double) -> String {
    String(format: "%.1f GiB", locale: Locale(identifier: "C"), bytes / 1_073_741_824)
  }
}
