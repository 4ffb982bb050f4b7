import Foundation
import SymmetryBootstrap

/// The irreps that a group needs and no level shows.
struct UnseenIrreps {
  /// Their Σ D² over |G|.
  let share: Double
  /// Why some are missing, and how many.
  let text: String
  /// With less unseen the group is settled: all others would lack more than a quarter.
  private static let negligibleShare = 0.05
  /// In small many-body systems irreps with fewer levels are missing; calibrated on space groups of rings and clusters of eight to
  /// sixteen sites.
  private static let leastLevels = 10.0

  /// Nil where all were seen.
  init?(_ reading: ExactReading) {
    let solutions = reading.answer.solutions
    guard reading.answer.unobserved != .none, let first = solutions.first else { return nil }
    let seen = Double(reading.explained.commutantDimension)
    share = 1 - seen / Double(first.order)
    let reason =
      reading.explained.index(reading.answer.data.visible) == nil
      ? reading.sumsText : "no finite group has these irreps alone"
    let percent = String(format: "%.0f", locale: Locale(identifier: "C"), 100 * share)
    let due = solutions.map { Self.levelsDue(of: $0, reading) }
    text =
      "\(reason); with p = \(first.index) \(percent) % of the group, as Σ D², would show no level"
      + (share > Self.negligibleShare && due.min()! >= Self.leastLevels
        ? ", and if many-body states have all irreps one that is missing should have about \(Verdict.count(due[0].rounded())): a symmetry without "
          + "inverses, such as a duality, or an infinite group may be as likely"
        : "")
  }

  /// Whether so few are missing that the group is settled.
  var isNegligible: Bool { share <= Self.negligibleShare }

  /// D dim H/|G| of the largest irrep of a solution that was not seen.
  private static func levelsDue(of solution: BootstrapSolution, _ reading: ExactReading) -> Double {
    var unseen = solution.table.dimensions.sorted(by: >)
    for irrep in reading.explained.irreps {
      if let place = unseen.firstIndex(of: irrep.dimension) { unseen.remove(at: place) }
    }
    let states = Double(reading.irreps.stateCount)
    return Double(unseen.first ?? 0) * states / Double(solution.order)
  }
}
