import Branching
import ContinuousGroups
import Evidence
import Foundation
import SymmetryBootstrap

extension Verdict {
  /// What exact irreps come to.
  ///
  /// `agreement` is what the levels say of them, and `strength` the heaviest edge that joins irreps only weakly.
  public init(_ reading: ExactReading, agreement: LevelAgreement?, strength: Double?) {
    var remaining = RemainingGroups(reading.answer, allRanks: UnseenIrreps(reading) != nil)
    if remaining.reading == .unitary, reading.explained.joinsLevels {
      remaining.reading = .antiunitary
    }
    if reading.answer.contradictsOperators {
      self = Self.withoutOperators(remaining, from: .commutant)
    } else if let agreement, !agreement.broken.isEmpty {
      self = Self.contradicted(remaining)
    } else if remaining.names.isEmpty {
      self = Self.without(reading)
    } else if let strength {
      self = Verdict(
        .approximate, from: .commutant, remaining,
        reason:
          "matrix elements of relative size \(Self.power(strength)) join what this group keeps apart",
        wouldDecide: "whether the model is meant to have them; without them the symmetry is exact")
    } else if !reading.answer.exhaustive {
      self = Verdict(
        .undecided, from: .commutant, remaining, reason: "the search was stopped",
        wouldDecide: "a larger --time-limit, or a catalogue of larger groups")
    } else {
      self = Self.settled(reading, remaining)
    }
  }

  /// How strongly the heaviest of the edges that join irreps only weakly does, else of the heaviest between irreps where that is
  /// more than rounding; nil where there are two clear groups of weights.
  package static func strength(weakEdges: [Double], largestBetween: Double?) -> Double? {
    weakEdges.first ?? largestBetween.flatMap { $0 > largestRounding ? $0 : nil }
  }

  /// Rounding stays below this also with many thousand levels.
  private static let largestRounding = 1e-7

  /// What a complete search left.
  private static func settled(_ reading: ExactReading, _ remaining: RemainingGroups) -> Verdict {
    let missing = UnseenIrreps(reading)
    let premise = missing.map(\.text) ?? reading.observedText
    guard remaining.names.count == 1 else {
      return Verdict(
        .undecided, from: .commutant, remaining,
        reason: missing == nil
          ? "\(premise); these groups have the same irreps, their operators differ by phases"
          : "\(premise); several groups have these irreps and more",
        wouldDecide: missing == nil
          ? "the operators themselves: which of them are products over sites"
          : "a larger system, with levels of all irreps")
    }
    if let order = remaining.order, !reading.explained.misfits(order: order).isEmpty {
      let rare = reading.explained.misfits(order: order).map {
        "\(reading.explained.irreps[$0].levelCount)"
      }
      return Verdict(
        .undecided, from: .commutant, remaining,
        reason:
          "\(premise), but some irreps have far fewer levels (\(rare.prefix(5).joined(separator: ", "))) than their share of a "
          + "finite group: the group may be infinite",
        wouldDecide: (reading.irreps.isComplete ? "a larger system" : "a window with more levels")
          + ": in a finite group all numbers of levels grow alike")
    }
    if let order = remaining.order,
      Double(reading.irreps.stateCount) < Self.leastStates * Double(order),
      reading.irreps.irreps.allSatisfy({ $0.dimension <= 3 })
    {
      return Verdict(
        .undecided, from: .commutant, remaining,
        reason:
          "\(premise), but with \(reading.irreps.stateCount) states this system is too small to tell an infinite group from one of "
          + "order \(order)",
        wouldDecide: "a larger system: a finite group shows no new irreps there")
    }
    if reading.answer.data.visible.order == 1,
      !(reading.irreps.isComplete && reading.explained.haveEqualSizes)
    {
      return Verdict(
        .undecided, from: .commutant, remaining,
        reason: "with nothing visible Frobenius reciprocity holds for any irreps, and "
          + (reading.irreps.isComplete
            ? "these have numbers of levels that differ more than those of a finite group do in a large system"
            : "others may have no level in the window"),
        wouldDecide: "a visible symmetry, or a larger system")
    }
    if let missing, !missing.isNegligible {
      return Verdict(
        .undecided, from: .commutant, remaining, reason: premise,
        wouldDecide: "a larger system: a finite group shows no new irreps there")
    }
    return Verdict(
      .decided, from: .commutant, remaining,
      reason: (operatorClause(reading.answer).isEmpty
        ? "\(premise); no other group has these irreps"
        : premise + operatorClause(reading.answer)) + reading.characterText
        + variants(reading.answer, remaining))
  }

  /// The groups that the same operators form with other phases.
  private static func variants(_ answer: BootstrapAnswer, _ remaining: RemainingGroups) -> String {
    let linear = answer.solutions.filter(\.isPhaseVariant).flatMap(\.groups)
    let projective = (answer.projective?.solutions ?? []).filter(\.isPhaseVariant).flatMap(\.groups)
    let names = Set((linear + projective).map(\.name)).subtracting(remaining.names).sorted()
    guard !names.isEmpty else { return "" }
    return
      "; multiplied by phases that depend on the irrep, its operators form \(names.joined(separator: " or ")), and the "
      + "anti-unitary symmetry that commutes with N does not commute with them"
  }

  /// With fewer states for each element of a group, and irreps no larger than those of small charges and spins, nothing is decided:
  /// sizes do not tell finite groups from infinite ones then.
  private static let leastStates = 4.0

  private static func without(_ reading: ExactReading) -> Verdict {
    let answer = reading.answer
    if let clause = TemperleyLiebTower.clause(reading.irreps) {
      return Verdict(
        .noGroup, from: .commutant, reason: clause,
        wouldDecide: "a larger system, whose dimensions must follow the same recursion")
    }
    if reading.irreps.isFragmented { return fragmented(reading.irreps) }
    guard let index = reading.irreps.index(answer.data.visible), answer.unobserved == .none else {
      return Verdict(
        .undecided, from: .commutant, reason: reading.sumsText,
        wouldDecide: "a larger system: a finite group shows no new irreps there")
    }
    guard answer.data.visible.order > 1 else {
      return Verdict(
        .undecided, from: .commutant,
        reason:
          "with nothing visible Frobenius reciprocity holds for any irreps, and a group may have others without a level here",
        wouldDecide: "a visible symmetry, or a larger system")
    }
    guard answer.exhaustive else {
      return Verdict(
        .undecided, from: .commutant, index: index,
        reason:
          "Frobenius reciprocity gives p = \(index), but the search ended before it found a group",
        wouldDecide: "a larger --time-limit, or a catalogue of larger groups")
    }
    return Verdict(
      .noGroup, from: .commutant,
      reason: "Frobenius reciprocity gives p = \(index), but no finite group has these irreps",
      wouldDecide: "the algebra of the operators, which may be larger than that of a group")
  }

  /// More operators commute with the family than there are states, by much.
  private static func fragmented(_ exact: ExactIrreps) -> Verdict {
    let dimensions = exact.irreps.map(\.dimension)
    let irreps =
      "\(exact.commutantDimension) independent operators commute with the family, on \(exact.stateCount) states in "
      + "\(exact.irreps.count) irreps of dimension \(dimensions.min()!) to \(dimensions.max()!)"
    let growth =
      "how the number of irreps grows with the system: exponentially, if it is fragmented"
    let isSure =
      exact.commutantDimension > fragmentedShare * exact.stateCount
      && exact.irreps.count > leastFragments
    return isSure
      ? Verdict(
        .noGroup, from: .commutant,
        reason: irreps
          + ", which mutually commuting ones tell apart: no group, but a Hilbert space that is fragmented, or many local symmetries",
        wouldDecide: growth)
      : Verdict(
        .undecided, from: .commutant,
        reason: irreps
          + ": a continuous group of which charges are not visible, exchanges of many sites, or a Hilbert space that is fragmented",
        wouldDecide: "charges made visible, or " + growth)
  }

  /// A unitary group on each of few sites, and exchanges of many sites, have fewer operators for each state, or fewer irreps.
  private static let (fragmentedShare, leastFragments) = (32, 8)

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

extension ExactReading {
  /// Why p is known.
  fileprivate var observedText: String {
    guard irreps.isComplete else {
      return "the irreps with levels in the window close, and Frobenius reciprocity gives one p; "
        + "what is one phase on all of these levels is not seen"
    }
    guard !leftOut.isEmpty else {
      return "every irrep was observed in the matrices, and Frobenius reciprocity gives one p"
    }
    let levels = leftOut.reduce(0) { $0 + irreps.irreps[$1].levelCount }
    return
      "but for \(levels) level\(levels == 1 ? "" : "s") that something else splits off at this size, every irrep was "
      + "observed in the matrices, and Frobenius reciprocity gives one p"
  }

  /// What is special of an anti-unitary symmetry that joins levels although no solution has it.
  fileprivate var characterText: String {
    if explained.irreps.allSatisfy({ $0.field == .quaternionic }) {
      return "; every level is a Kramers pair of the anti-unitary symmetry, whose square is -1"
    }
    if answer.solutions.contains(where: { $0.antiunitary?.hasCharacter ?? false }) {
      return "; the anti-unitary symmetry that joins levels commutes with G only up to a character"
    }
    guard explained.joinsLevels, answer.solutions.contains(where: { $0.reading == .unitary }) else {
      return ""
    }
    return "; the anti-unitary symmetry that joins levels commutes with N only up to a character"
  }

  var sumsText: String {
    guard irreps.isComplete else { return "irreps without a level in the window may be missing" }
    let sums = irreps.frobeniusSums(answer.data.visible)
    let ends = [sums.min()!, sums.max()!].map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" }
    return
      "Frobenius sums run from \(ends[0]) to \(ends[1]) in the sectors: a finite group has irreps without a level here, or "
      + "the group is infinite"
  }
}
