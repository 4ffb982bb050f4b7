import Branching
import Evidence
import Foundation
import SymmetryBootstrap

extension Verdict {
  /// A lead in ln L below which levels decide nothing: statistics know nothing of groups that were not searched, infinite ones
  /// first of all, so that odds of 20 to 1 are not enough.
  public static let leastLead = 10.0

  /// What levels come to; `alternative` is the answer without doubtful coincidences.
  public init(levels answer: BootstrapAnswer, alternative: BootstrapAnswer?) {
    let remaining = RemainingGroups(answer)
    let charge = HiddenCharge(answer, alternative: alternative)
    var doubts = remaining.names.isEmpty ? [] : Self.doubts(answer, remaining, alternative)
    if let charge, charge.isLikely {
      self.init(
        .undecided, from: .spectra, groups: charge.groups + remaining.names,
        reason: ([charge.clause] + doubts).joined(separator: "; "),
        wouldDecide: "the commutant of the matrices, or a larger system, which has larger charges")
      likelyInfinite = charge.groups
      return
    }
    guard !remaining.names.isEmpty else {
      let verdict = Self.withoutGroup(answer, from: .spectra)
      let others = alternative.map { RemainingGroups($0) }?.names ?? []
      self =
        others.isEmpty
        ? verdict
        : Verdict(
          .undecided, from: .spectra,
          reason: verdict.reason + "; if rare signatures are accidental coincidences "
            + (others.count > 3
              ? "there are \(others.count) groups" : "it is \(others.joined(separator: " or "))"),
          wouldDecide: "the commutant of the matrices, or levels without chance degeneracies")
      return
    }
    guard !answer.contradictsOperators else {
      self = Self.withoutOperators(remaining, from: .spectra)
      return
    }
    if let charge { doubts.append(charge.doubt) }
    guard doubts.isEmpty else {
      self = Verdict(
        .undecided, from: .spectra, remaining, reason: doubts.joined(separator: "; "),
        wouldDecide: "the commutant of the matrices, more samples, or a larger system")
      return
    }
    let lead = Self.lead(of: answer)
    self = Verdict(
      .decided, from: .spectra, remaining,
      reason: lead.isFinite
        ? "all others are less likely by \(Self.decimal(lead)) in ln L or more"
        : "no other group of these indices has these degeneracies" + Self.operatorClause(answer))
  }

  /// What speaks against deciding for the first rank.
  private static func doubts(
    _ answer: BootstrapAnswer, _ remaining: RemainingGroups, _ alternative: BootstrapAnswer?
  ) -> [String] {
    var doubts: [String] = []
    if remaining.names.count > 1 {
      doubts.append("levels do not tell these \(remaining.names.count) groups apart")
    }
    if let clause = characterClause(answer) { doubts.append(clause) }
    if remaining.reading == .projective { doubts += projectiveDoubts(answer) }
    if !answer.isFirstRankComplete { doubts.append("the search was not exhaustive") }
    let evidence = answer.evidence
    if evidence == nil || evidence!.isSilent {
      doubts.append("the statistics of the levels are silent")
    }
    if let best = answer.bestEvidence, best - answer.beyond < leastLead {
      doubts.append(
        "levels set no bound to the index: groups of p above \(answer.indices.upperBound) may explain them as well"
      )
    }
    let lead = lead(of: answer, beyond: false)
    if lead < leastLead {
      doubts.append("the next candidates are less likely by \(decimal(lead)) in ln L only")
    }
    let against =
      answer.solutions.filter { $0.rank == 1 }.compactMap(\.evidence)
      + (answer.projective?.solutions ?? []).filter { $0.rank == 1 }.compactMap(\.evidence)
    if let first = against.first, !first.unfavourable.isEmpty {
      doubts.append(
        "the levels are not as this group wants them (\(first.unfavourable[0]))")
    }
    if let other = alternative.map({ RemainingGroups($0) }), !other.names.isEmpty,
      other.names != remaining.names
    {
      doubts.append(
        "if rare signatures are accidental coincidences it is \(other.names.joined(separator: " or "))"
      )
    }
    return doubts
  }

  /// How far the second rank and all that is undecided lie behind, in ln L; with `beyond` larger indices too.
  private static func lead(of answer: BootstrapAnswer, beyond: Bool = true) -> Double {
    guard let best = answer.bestEvidence else { return .infinity }
    let others =
      answer.solutions.filter { $0.rank > 1 && !$0.lacksOperators }.compactMap(\.evidence?.total)
      + (answer.projective?.solutions ?? []).filter { $0.rank > 1 && !$0.lacksOperators }
      .compactMap(\.evidence?.total)
      + [answer.undecidedEvidence].compactMap(\.self)
      + (beyond && answer.beyond > -.infinity ? [answer.beyond] : [])
    return others.max().map { best - $0 } ?? .infinity
  }

  static func decimal(_ value: Double) -> String {
    String(format: "%.1f", locale: Locale(identifier: "C"), value)
  }

  /// Larger indices cannot be searched in any reasonable time.
  private static let nearIndex = 96

  private static func withoutGroup(_ answer: BootstrapAnswer, from source: Source) -> Verdict {
    let most = answer.indices.upperBound
    let least = [answer.least.unitary, answer.least.antiunitary].compactMap(\.self).min()
    if answer.unobserved == .none, least.map({ $0 > most }) ?? true {
      let order = answer.data.visible.order
      return Verdict(
        .noGroup, from: source,
        reason: "irreps with these signatures need an index of at least "
          + (least.map { "\($0), a group of order \($0 * order) or more" }
            ?? "\(LeastIndex.largestOrder / order)"),
        wouldDecide: "the commutant of the matrices, or levels without chance degeneracies"
          + (least.map { $0 <= nearIndex ? ", or --max-index \($0)" : "" } ?? ""))
    }
    return answer.exhaustive
      ? Verdict(
        .noGroup, from: source,
        reason: "no group of index up to \(most) has these signatures with every irrep observed",
        wouldDecide: "the commutant of the matrices, a larger --max-index, or --unobserved any")
      : Verdict(
        .undecided, from: source, reason: "the search found no group before it was stopped",
        wouldDecide: "the commutant of the matrices, or a larger --time-limit")
  }
}
