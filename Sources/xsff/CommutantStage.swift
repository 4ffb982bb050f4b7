import ArgumentParser
import CommandSupport
import Commutant
import ExactDiagonalization
import Foundation
import LinearAlgebra
import Logging
import ResultFiles

/// The part of `xsff compute` that finds exact irreps: whether it runs, its progress, and what is kept of it.
struct CommutantStage {
  /// What `--commutant` takes.
  enum Mode: String, ExpressibleByArgument, CaseIterable {
    case auto, full, off
  }

  private let diagonalization: ExactDiagonalization
  private let mode: Mode
  private let threads: Int

  init(_ diagonalization: ExactDiagonalization, mode: Mode, threads: Int) {
    (self.diagonalization, self.mode, self.threads) = (diagonalization, mode, threads)
  }

  /// The commutant of the model's family; nil where it is off, where nothing can vary, and with `auto` where memory does not
  /// suffice or the decomposition fails, which is said.
  ///
  /// Throws: with `full` what the decomposition throws; `PlainFailure` without memory.
  func record(quiet: Bool, _ logger: Logger) throws -> CommutantRecord? {
    guard mode != .off else { return nil }
    guard let family = ModelFamily(of: diagonalization.model, seed: diagonalization.seed) else {
      logger.warning(
        "The model has one term of fixed strength: no family to find the commutant of, and levels are all there is."
      )
      return nil
    }
    let run = CommutantRun(diagonalization, family: family, threads: threads)
    if let available = AvailableMemory.bytes.map(Double.init), run.bytes > available / 2 {
      let sizes =
        "\(Self.gigabytes(run.bytes)) of memory, and \(Self.gigabytes(available)) are available"
      guard mode == .auto else {
        throw PlainFailure(.failed, "The commutant would take \(sizes).")
      }
      logger.warning("The commutant was left out: it would take \(sizes).")
      return nil
    }
    do {
      return record(of: try decompose(run, quiet: quiet), family)
    } catch let error where mode == .auto && !(error is Interrupted) {
      logger.warning("The commutant was left out: \(error)")
      return nil
    }
  }

  private func decompose(_ run: CommutantRun, quiet: Bool) throws -> CommutantDecomposition {
    let meter = ProgressMeter(
      total: diagonalization.sectors.count, unit: "sectors of the commutant",
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

  private func record(
    of found: CommutantDecomposition, _ family: ModelFamily
  ) -> CommutantRecord {
    let components = found.components
    let varied =
      switch family.variation {
      case .disorder: "disorder"
      case .terms(let names): names.joined(separator: ", ")
      }
    return CommutantRecord(
      seed: diagonalization.seed, family: varied, dimensions: components.map(\.dimension),
      levels: components.map(\.levelCount), branching: components.map(\.branching),
      fields: components.map(\.field.rawValue), conjugates: components.map { $0.conjugate ?? -1 },
      membership: found.membership.map { $0.map { $0 ?? -1 } },
      leastJoining: found.weights.leastJoining ?? .nan,
      largestBetween: found.weights.largestBetween ?? .nan, residual: found.residual,
      chanceDegeneracies: found.chanceDegeneracies,
      strengths: found.weakEdges.map {
        [Double($0.first.component), Double($0.second.component), $0.strength]
      })
  }

  private static func gigabytes(_ bytes: Double) -> String {
    String(format: "%.1f GiB", locale: Locale(identifier: "C"), bytes / 1_073_741_824)
  }
}
