import Foundation
import SymmetryBootstrap

/// The irreps that a group needs and no level shows.
struct UnseenIrreps {
  /// Their Σ D² over |G|.
  let share: Double
  /// Why some are missing, and how many.
  let text: String
  /// D dim H/|G| levels of the largest of them, if they are so many that none of them can be chance, in every solution; nil where
  /// they may be missing because the system is small.
  let levelsDue: Int?

  /// With less unseen the group is settled: all others would lack more than a quarter.
  private static let negligibleShare = 0.05
  /// In small systems irreps with fewer levels are missing; calibrated on space groups of rings and clusters of eight to sixteen
  /// sites.
  private static let leastLevels = 10.0

  /// Nil where all were seen.
  init?(_ reading: ExactReading) {
    let solutions = reading.answer.solutions
    guard reading.answer.unobserved != .none, let first = solutions.first else { return nil }
    let seen = Double(reading.explained.commutantDimension)
    share = 1 - seen / Double(first.order)
    text =
      (reading.explained.index(reading.answer.data.visible) == nil
        ? reading.sumsText : "no finite group has these irreps alone")
      + "; with p = \(first.index) "
      + String(format: "%.0f", locale: Locale(identifier: "C"), 100 * share)
      + " % of the group, as Σ D², would show no level"
    let due = solutions.map { Self.levelsDue(of: $0, reading) }
    levelsDue = due.min()! >= Self.leastLevels ? Int(due[0].rounded()) : nil
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
