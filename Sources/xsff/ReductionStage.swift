import CommandSupport
import ExactDiagonalization
import Foundation
import Logging
import ResultFiles

/// The part of `xsff compute` that finds smaller matrices with the levels of all sectors.
struct ReductionStage {
  let diagonalization: ExactDiagonalization
  let policy: ReductionPolicy
  /// Whether small gains are taken too.
  let isForced: Bool
  let threads: Int

  /// Below that a sample is not worth the search. Units: seconds.
  private static let leastSeconds = 0.02

  /// What can be used; nil for every sector by itself.
  ///
  /// `commutant` is asked for only where it may tie sectors that would otherwise be computed twice.
  func reduction(
    _ logger: Logger, commutant: () throws -> CommutantStage.Finding?
  ) throws -> SpectrumReduction? {
    let seconds = diagonalization.plan.secondsPerSample
    guard policy != .off, isForced || seconds >= Self.leastSeconds else { return nil }
    var found = try? SpectrumReduction(of: diagonalization, threads: threads)
    if policy == .commutant {
      let start = found ?? SpectrumReduction(withoutSymmetriesOf: diagonalization)
      if start.mayHaveTies, let finding = try commutant() {
        let tied = start.tying(by: finding.commutant, of: finding.family)
        if tied.usesCommutant { found = tied }
      }
    }
    if let found {
      logger.info(
        "\(found.blocks.matrices.count) matrices of \(found.source) stand for \(diagonalization.sectors.count) sectors.")
    }
    return found
  }
}

extension SpectrumReduction {
  /// Where the matrices come from.
  var source: String {
    [(hasSymmetries, "symmetries"), (usesCommutant, "commutant")].filter(\.0).map(\.1)
      .joined(separator: ", ")
  }

  /// What the result file says.
  var record: ReductionRecord {
    ReductionRecord(
      source: source, groupOrder: groupOrder, added: added,
      dimensions: blocks.matrices.map(\.dimension),
      fields: blocks.matrices.map { $0.isReal ? "real" : "complex" },
      shares: blocks.shares.map { shares in
        blocks.matrices.indices.map { block in
          shares.first { $0.block == block }?.copies ?? 0
        }
      })
  }
}
