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
    guard !remaining.names.isEmpty else {
      self = Self.withoutGroup(answer, from: .spectra)
      return
    }
    let doubts = Self.doubts(answer, remaining, alternative)
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
        : "no other group of these indices has these degeneracies")
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
    let lead = lead(of: answer)
    if lead < leastLead {
      doubts.append("the next candidates are less likely by \(decimal(lead)) in ln L only")
    }
    let against =
      answer.solutions.filter { $0.rank == 1 }.compactMap(\.evidence)
      + (answer.projective?.solutions ?? []).filter { $0.rank == 1 }.compactMap(\.evidence)
    if let first = against.first, !first.unfavourable.isEmpty {
      doubts.append("the levels are not as this group wants them (\(first.unfavourable[0]))")
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

  /// How far the second rank and all that is undecided lie behind, in ln L.
  private static func lead(of answer: BootstrapAnswer) -> Double {
    guard let best = answer.bestEvidence else { return .infinity }
    let others =
      answer.solutions.filter { $0.rank > 1 }.compactMap(\.evidence?.total)
      + (answer.projective?.solutions ?? []).filter { $0.rank > 1 }.compactMap(\.evidence?.total)
      + [answer.undecidedEvidence].compactMap(\.self)
    return others.max().map { best - $0 } ?? .infinity
  }

  static func decimal(_ value: Double) -> String {
    String(format: "%.1f", locale: Locale(identifier: "C"), value)
  }

  private static func withoutGroup(_ answer: BootstrapAnswer, from source: Source) -> Verdict {
    let most = answer.indices.upperBound
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
