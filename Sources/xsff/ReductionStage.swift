import CommandSupport
import ExactDiagonalization
import Foundation
import Logging
import Reduction
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

  /// What symmetries that are found make of the sectors; nil for every sector by itself.
  func symmetries() -> SpectrumReduction? {
    guard isWorthwhile else { return nil }
    return try? SpectrumReduction(of: diagonalization, threads: threads)
  }

  /// What can be used in the end, with the commutant where it ties what would otherwise be computed twice, for which alone it is asked.
  func reduction(
    from symmetries: SpectrumReduction?, _ logger: Logger,
    commutant: () throws -> CommutantStage.Finding?
  ) throws -> SpectrumReduction? {
    var found = symmetries
    if policy == .commutant, isWorthwhile {
      let start = found ?? SpectrumReduction(withoutSymmetriesOf: diagonalization)
      if start.mayHaveTies, let finding = try commutant() {
        let tied = start.tying(by: finding.commutant, of: finding.family)
        if tied.usesCommutant { found = tied }
      }
    }
    if let found {
      logger.info(
        "\(found.blocks.matrices.count) matrices of \(found.source) stand for \(diagonalization.sectors.count) sectors."
      )
    }
    return found
  }

  private var isWorthwhile: Bool {
    policy != .off
      && (isForced || diagonalization.plan.secondsPerSample >= Self.leastSeconds)
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
