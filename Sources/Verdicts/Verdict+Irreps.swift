import Branching
import Evidence
import Foundation
import SymmetryBootstrap

extension Verdict {
  /// What exact irreps come to.
  ///
  /// `agreement` is what the levels say of them, and `strength` the heaviest edge that joins irreps only weakly.
  public init(
    _ answer: BootstrapAnswer, irreps: ExactIrreps, agreement: LevelAgreement?, strength: Double?
  ) {
    let remaining = RemainingGroups(answer)
    if let agreement, !agreement.broken.isEmpty {
      self = Self.contradicted(remaining)
    } else if irreps.index(answer.data.visible) == nil {
      self = Self.open(answer, irreps, remaining)
    } else if remaining.names.isEmpty {
      self = Self.without(answer)
    } else if let strength {
      self = Verdict(
        .approximate, from: .commutant, remaining,
        reason: "matrix elements of relative size \(Self.power(strength)) join what this group keeps apart",
        wouldDecide: "whether the model is meant to have them; without them the symmetry is exact")
    } else {
      self = Self.closed(answer, remaining)
    }
  }

  /// Every irrep was observed: p is exact.
  private static func closed(_ answer: BootstrapAnswer, _ remaining: RemainingGroups) -> Verdict {
    let exact = "every irrep was observed in the matrices, and Frobenius reciprocity gives one p"
    let variants = Set(answer.solutions.filter(\.isPhaseVariant).flatMap(\.groups).map(\.name))
      .subtracting(remaining.names).sorted()
    let natural =
      variants.isEmpty
      ? ""
      : "; with phases that depend on the irrep the same operators form \(variants.joined(separator: " or ")), "
        + "with which the anti-unitary symmetry that commutes with N does not commute"
    guard answer.exhaustive else {
      return Verdict(
        .undecided, from: .commutant, remaining, reason: "\(exact), but the search was stopped",
        wouldDecide: "a larger --time-limit, or a catalogue of larger groups")
    }
    guard remaining.names.count == 1 else {
      return Verdict(
        .undecided, from: .commutant, remaining,
        reason: "\(exact), but these groups have the same irreps, and differ by phases of the operators",
        wouldDecide: "the operators themselves: which of them are products over sites")
    }
    return Verdict(
      .decided, from: .commutant, remaining,
      reason: "\(exact); no other group has these irreps\(natural)")
  }

  /// Sums that differ from sector to sector.
  private static func open(
    _ answer: BootstrapAnswer, _ irreps: ExactIrreps, _ remaining: RemainingGroups
  ) -> Verdict {
    let sums = irreps.frobeniusSums(answer.data.visible)
    let ends = [sums.min()!, sums.max()!].map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" }
    let reason =
      irreps.isComplete
      ? "Frobenius sums run from \(ends[0]) to \(ends[1]) in the sectors: a finite group has irreps without a level here, or the "
        + "group is infinite"
      : "irreps without a level in the window may be missing"
    return Verdict(
      .undecided, from: .commutant, remaining, reason: reason,
      wouldDecide: "a larger system: a finite group shows no new irreps there")
  }

  private static func without(_ answer: BootstrapAnswer) -> Verdict {
    answer.exhaustive
      ? Verdict(
        .noGroup, from: .commutant,
        reason: "Frobenius reciprocity gives p = \(answer.indices.upperBound), but no finite group has these irreps",
        wouldDecide: "the algebra of the operators, which may be larger than that of a group")
      : Verdict(
        .undecided, from: .commutant,
        reason: "the search was stopped before it found a group with these irreps",
        wouldDecide: "a larger --time-limit, or a catalogue of larger groups")
  }

  private static func contradicted(_ remaining: RemainingGroups) -> Verdict {
    Verdict(
      .undecided, from: .commutant, remaining,
      reason: "levels of the samples lack partners that the irreps demand",
      wouldDecide: "new levels of the same model; see `bootstrap verify`")
  }

  private static func power(_ value: Double) -> String {
    String(format: "%.0e", locale: Locale(identifier: "C"), value)
  }
}
