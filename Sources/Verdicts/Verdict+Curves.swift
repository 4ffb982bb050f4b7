import Evidence
import FormFactors
import Foundation
import Plateaus

extension Verdict {
  /// A fit that is further from the curves than this, in χ² per point, decides nothing.
  private static let largestMisfit = 3.0
  /// By so much in ln L something that cannot be may fit better than the group.
  private static let largestLeadOfNoGroup = 4.0

  /// What whole curves come to.
  init(_ answer: PlateauAnswer, curves: PlateauAnswer.CurveResult) {
    let remaining = RemainingGroups(answer)
    guard !remaining.names.isEmpty else {
      let reason =
        !answer.exhaustive
        ? "no group was found before the search ended, which was not exhaustive"
        : answer.sets.isEmpty
          ? "no set of signatures of a group with p up to \(answer.indices.upperBound) agrees with the late values of K(t)"
          : "no group with p up to \(answer.indices.upperBound) has any of the sets of signatures that agree with the curves"
      self.init(
        .undecided, from: .curves, reason: reason,
        wouldDecide: answer.exhaustive
          ? "levels, smaller errors, a larger --max-index, or the commutant of the matrices"
          : "more time (--time-limit), levels, smaller errors, or the commutant of the matrices")
      return
    }
    let lead = answer.leadOfCurves
    var doubts: [String] = []
    if remaining.names.count > 1 {
      doubts.append("K(t) does not tell these \(remaining.names.count) groups apart")
    } else if remaining.reading == nil {
      doubts.append("K(t) does not tell a unitary from an anti-unitary symmetry here")
    }
    if !answer.isSettledByCurves(margin: Self.leastLead) {
      doubts.append("the search was not exhaustive")
    }
    if lead < Self.leastLead {
      doubts.append(
        lead > 0.05
          ? "the next reading is less likely by \(Self.decimal(lead)) in ln L only"
          : "there are others that are as likely")
    }
    if answer.leadOfNoGroup > Self.largestLeadOfNoGroup {
      doubts.append(
        "irreps that no group has fit better by \(Self.decimal(answer.leadOfNoGroup)) in ln L, so that this likelihood is not to be trusted"
      )
    }
    if !curves.curves.bandwidth.isKnown {
      doubts.append(
        "the scale of time is not known, and groups with several times its irreps would have the same curves of a narrower spectrum"
      )
    }
    if let clause = Self.countClause(answer) { doubts.append(clause) }
    if let twin = answer.unsearchedTwin {
      doubts.append(
        "the unitary group with the same ties would have p = \(twin), which was not searched (--max-index)"
      )
    }
    if let conflict = answer.conflict {
      doubts.append(
        "the late values contradict one another unless their errors are \(Self.factor(conflict.errorFactor)) times as large, as "
          + "where samples are copies of one spectrum")
    }
    if let summary = curves.summary, summary.misfit > Self.largestMisfit {
      doubts.append(
        "random matrices do not describe these curves: χ² per point is \(Self.decimal(summary.misfit))"
      )
    }
    guard doubts.isEmpty else {
      self = Verdict(
        .undecided, from: .curves, remaining, reason: doubts.joined(separator: "; "),
        wouldDecide: Self.wouldDecide(answer, curves, lead: lead))
      return
    }
    self = Verdict(
      .decided, from: .curves, remaining,
      reason: lead.isFinite
        ? "all other readings of K(t) are less likely by \(Self.decimal(lead)) in ln L or more"
        : "no other reading of these indices agrees with K(t)")
  }

  private static func countClause(_ answer: PlateauAnswer) -> String? {
    let first = answer.entries.first { $0.rank == 1 }
    let evidence = first.flatMap {
      answer.solution(of: $0)?.evidence ?? answer.projectiveSolution(of: $0)?.evidence
    }
    return evidence?.unfavourable.first.map {
      "the numbers of levels are not as this group wants them (signature \($0))"
    }
  }

  private static func wouldDecide(
    _ answer: PlateauAnswer, _ curves: PlateauAnswer.CurveResult, lead: Double
  ) -> String {
    if !curves.curves.bandwidth.isKnown {
      return
        "the standard deviation s of the levels, as the attribute heisenberg_time of /time, √(2π) R/s: it tells a group from one "
        + "with several times its irreps and as many times narrower a spectrum"
    }
    guard lead < leastLead, lead > 0.3, answer.conflict == nil else {
      return "levels, independent samples, or the commutant of the matrices"
    }
    let samples = (curves.curves.sampleCount * leastLead / lead).rounded(.up)
    return
      "about \(Int(samples)) samples in place of \(Int(curves.curves.sampleCount)), levels, or the commutant of the matrices"
  }
}
