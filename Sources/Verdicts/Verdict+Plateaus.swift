import Foundation
import Plateaus

extension Verdict {
  /// What plateaus come to; with `hasCopiedErrors` their errors are those of samples that are copies of one another.
  public init(_ answer: PlateauAnswer, hasCopiedErrors: Bool = false) {
    if let curves = answer.curves {
      self.init(answer, curves: curves)
      return
    }
    let first = answer.entries.filter { $0.rank == 1 }
    var names: [String] = []
    for entry in first {
      let groups =
        answer.solution(of: entry)?.groups ?? answer.projectiveSolution(of: entry)?.groups ?? []
      names += groups.map(\.name).filter { !names.contains($0) }
    }
    let order = Set(
      first.compactMap {
        answer.solution(of: $0)?.order ?? answer.projectiveSolution(of: $0)?.order
      })
    if let conflict = answer.conflict {
      self.init(
        .undecided, from: .plateau, groups: names, order: order.count == 1 ? order.first : nil,
        reason:
          "the plateaus contradict one another within their errors; the groups are those of errors "
          + "\(Self.factor(conflict.errorFactor)) times as large",
        wouldDecide: "levels, or errors that hold")
      return
    }
    if hasCopiedErrors {
      self.init(
        .undecided, from: .plateau, groups: names, order: order.count == 1 ? order.first : nil,
        reason: "the errors are those of samples that are copies of one another, and too small",
        wouldDecide: "errors that hold, as `xsff compute` stores them now, or levels")
      return
    }
    let isDecided =
      answer.isDecided && answer.exhaustive && names.count == 1 && !answer.hasSeveralReadings
    let open = Self.openQuestion(answer, hasGroups: !first.isEmpty)
    self.init(
      isDecided ? .decided : .undecided, from: .plateau, groups: names,
      order: order.count == 1 ? order.first : nil,
      reason: isDecided
        ? "no other set of signatures agrees with the plateaus as well" : open.reason,
      wouldDecide: isDecided ? nil : open.wouldDecide)
  }

  /// Why plateaus decide nothing. No group of a larger index or with larger multiplicities was looked for, so that none found
  /// never means that there is none.
  private static func openQuestion(
    _ answer: PlateauAnswer, hasGroups: Bool
  ) -> (reason: String, wouldDecide: String) {
    if hasGroups {
      let count = answer.likeliestEntries.count
      return (
        count > 1
          ? "the plateaus agree with \(count) solutions equally well, of which the simplest is named"
          : "the plateaus agree with several readings",
        answer.likeliestSets.count == 1
          ? "whole curves (--from curves), levels, or the commutant of the matrices"
          : "smaller errors, whole curves (--from curves), levels, or the commutant of the matrices"
      )
    }
    guard answer.exhaustive else {
      return (
        "no group was found before the search ended, which was not exhaustive",
        "more time (--time-limit), levels, smaller errors, or the commutant of the matrices"
      )
    }
    return (
      "no set of signatures of a group with p up to \(answer.indices.upperBound) and multiplicities up to "
        + "\(answer.largestEntry) agrees with the plateaus",
      "levels, larger bounds (--max-index, --largest-multiplicity), or the commutant of the matrices"
    )
  }

  /// Rounded up, so that it does reconcile.
  static func factor(_ value: Double) -> String {
    String(format: "%.1f", (10 * value).rounded(.up) / 10)
  }
}
