import Branching
import ContinuousGroups

extension Verdict {
  /// What visible charges come to, with what exact irreps say of a finite group beside them.
  public init(
    _ answer: ContinuousAnswer, from source: Source, beside factor: Beside = .none,
    irreps: ExactIrreps? = nil
  ) {
    let clause = irreps.flatMap(TemperleyLiebTower.clause)
    var names: [String] = []
    for group in answer.readings.map(\.group) where !names.contains(group) { names.append(group) }
    // Quantum groups have dimensions that larger groups reach with holes.
    guard let first = answer.readings.first, clause == nil || !first.hasHoles else {
      self.init(
        clause == nil && !answer.isSearched ? .undecided : .noGroup, from: source,
        reason: clause ?? answer.refusal.map(Self.clause)
          ?? "no compact group has irreps with these weights",
        wouldDecide: "charges that span a maximal torus, or a larger system")
      return
    }
    let weights =
      first.hasHiddenTorus
      ? "all exact irreps are irreps of it without a hole, in dimensions and weights, and of no smaller connected group"
      : "its irreducible characters are the observed weight diagrams"
    if source == .commutant, let clause = Self.clause(joinedBy: first, answer) {
      self.init(
        .noGroup, from: source, reason: clause,
        wouldDecide:
          "the operators themselves, or a larger system: new dimensions there speak for fragmentation"
      )
    } else if let doubt = Self.doubt(answer, first, names, source, factor) {
      self.init(
        .undecided, from: source, groups: names, reading: "continuous", reason: doubt.reason,
        wouldDecide: doubt.wouldDecide)
    } else if case .group(let other) = factor {
      let kind: Kind =
        switch other.kind {
        case .decided: .decided
        case .infinite: .infinite
        case .undecided, .noGroup, .approximate: .undecided
        }
      self.init(
        kind, from: source,
        groups: other.groups.map { $0 == "Z1" ? names[0] : "\(names[0])×\($0)" },
        reading: "continuous",
        reason:
          "\(weights); for the \(kind == .infinite ? "" : "finite ")group beside it \(other.reason)",
        wouldDecide: other.wouldDecide)
    } else {
      self.init(
        .decided, from: source, groups: names, reading: "continuous",
        reason: weights + (first.mayBeQuantumGroup ? Self.quantumGroup : ""))
    }
  }

  /// What visible charges come to whose signatures were read off plateaus: the errors may leave other sets of them.
  public init(
    plateaus answer: ContinuousAnswer, beside factor: Beside, otherGroups: [String],
    isComplete: Bool
  ) {
    let plain = Verdict(answer, from: .plateau, beside: factor)
    guard plain.kind == .decided, !isComplete || !otherGroups.isEmpty else {
      self = plain
      return
    }
    self.init(
      .undecided, from: .plateau, groups: plain.groups + otherGroups, reading: "continuous",
      reason: isComplete
        ? "the errors leave signatures of each of these"
        : "the errors leave too many sets of signatures to try all",
      wouldDecide: "smaller errors, levels, or the commutant of the matrices")
  }

  /// What is known of a group beside the continuous one, finite or infinite.
  public enum Beside {
    /// There is none that is visible.
    case none
    /// A finite one is visible, and levels do not tell what it is part of.
    case unresolved
    /// As a group of its own.
    case group(Verdict)
    /// So many exact irreps have the same weights, or multiples of them; with what that says of a finite group.
    case irreps(Int, IrrepCopies?)
  }

  /// A clause on exact irreps that are different irreps of a reading together; nil where few states belong to such.
  ///
  /// Copies of one irrep are those of an irrep of a finite group beside it, and few states may be split off or joined by chance.
  private static func clause(
    joinedBy reading: ContinuousReading, _ answer: ContinuousAnswer
  ) -> String? {
    let states = zip(answer.diagrams, answer.levels).map { Double($0.dimension) * $1 }
    let joined = reading.contents.indices.filter { k in
      switch reading.contents[k] {
      case .irrep, .irreps: false
      case .composite(let parts): parts.count > 1
      case .sum(let irreps): irreps.count > 1
      case .unexplained: true
      }
    }
    let share = joined.reduce(0) { $0 + states[$1] } / states.reduce(0, +)
    guard share > leastJoinedShare else { return nil }
    return
      "\(joined.count) of \(reading.contents.count) exact irreps are different irreps of \(reading.group), which acts, together: "
      + "further symmetries join them, and no group that was searched has all; in some states parts of the system may be decoupled"
  }

  /// Of all states; fewer may be joined by an operator of a small system alone.
  private static let leastJoinedShare = 0.1

  /// What speaks against deciding for the first reading.
  private static func doubt(
    _ answer: ContinuousAnswer, _ first: ContinuousReading, _ names: [String], _ source: Source,
    _ factor: Beside
  ) -> (reason: String, wouldDecide: String)? {
    if names.count > 1 {
      return (
        "the observed weight diagrams are irreps of each of these",
        "a level with a weight that is not extremal"
      )
    }
    if !first.isConnected {
      return (
        "a finite group that permutes the weights may as well be part of a larger continuous group, of which the charges span no "
          + "maximal torus, or an anti-unitary symmetry",
        "further visible charges"
      )
    }
    if case .irreps(let number, let copies) = factor {
      return (
        (number > 1
          ? "up to \(number) exact irreps have the same weights: further symmetries commute with this group"
          : "exact irreps are copies of one irrep: further symmetries commute with this group")
          + (first.hasHiddenTorus ? "" : copies.map { "; " + $0.clause } ?? ""),
        "these symmetries as visible ones, or the operators themselves"
      )
    }
    if case .group(let finite) = factor, finite.groups.isEmpty {
      return ("of the group beside it \(finite.reason)", finite.wouldDecide ?? "")
    }
    if case .unresolved = factor {
      return ("levels do not resolve the finite group beside it", "the commutant of the matrices")
    }
    let others = first.contents.count {
      switch $0 {
      case .irrep(let irreps): irreps.count > 1 && source == .commutant
      case .irreps: false
      case .composite, .sum, .unexplained: true
      }
    }
    guard others > 0 else { return first.hasHiddenTorus ? doubt(hidden: first, answer) : nil }
    return (
      "\(others) of \(first.contents.count) weight diagrams \(others == 1 ? "is no irrep" : "are no irreps") of it",
      source == .commutant
        ? "a larger system, where what a small one joins by itself has its share of levels no more"
        : "more samples, or the commutant"
    )
  }

  /// With charges that span no maximal torus dimensions alone tell the group.
  private static func doubt(
    hidden reading: ContinuousReading, _ answer: ContinuousAnswer
  ) -> (reason: String, wouldDecide: String)? {
    if reading.hasHoles {
      return (
        "irreps below observed ones are missing", "a larger system, or further visible charges"
      )
    }
    if !reading.showsEveryFactor {
      return (
        "of a factor one irrep alone is seen, which a finite group that permutes its weights has as well",
        "a larger system, or further visible charges"
      )
    }
    let larger = reading.contents.flatMap(\.irreps).count { $0.dimension > 1 }
    if larger < leastIrreps {
      return (
        "with \(larger) irreps of dimension above 1 other groups are as likely", "a larger system"
      )
    }
    let sizes = zip(reading.contents, zip(answer.levels, answer.diagrams)).map {
      $1.0 / Double($0.irreps.count * $1.1.dimension)
    }
    guard sizes.min()! > leastFall * sizes.max()! else { return nil }
    return (
      "the numbers of levels are in proportion to the dimensions, as they are for a finite group",
      "a larger system"
    )
  }

  /// What has irreps with the weights of spins as well.
  private static let quantumGroup =
    "; a quantum group U_q(sl2), which is no group, has irreps with the same weights"

  /// Fewer irreps fit several algebras.
  private static let leastIrreps = 3
  /// In an infinite group some irrep has fewer levels for its dimension, compared with the others.
  private static let leastFall = 0.5

  private static func clause(_ sentence: String) -> String {
    let clause = sentence.prefix(1).lowercased() + sentence.dropFirst()
    return clause.hasSuffix(".") ? String(clause.dropLast()) : clause
  }

  /// What spins behind a finite visible group come to.
  public init(_ restrictions: [CompactRestriction], from source: Source) {
    var names: [String] = []
    for group in restrictions.map(\.group) where !names.contains(group) { names.append(group) }
    self.init(
      .infinite, from: source, groups: names, reading: "continuous",
      reason: "the irreps are spins without a gap, seen through the visible group",
      wouldDecide: "a larger system: in an infinite group the dimensions go on growing")
  }
}
