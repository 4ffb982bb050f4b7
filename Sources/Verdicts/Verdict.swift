import SymmetryBootstrap

/// What an answer comes to: whether the hidden group is decided and by what, or what would decide.
public struct Verdict: Hashable, Sendable {
  /// How far the data go.
  public let kind: Kind
  /// What the answer was found from.
  public let source: Source
  /// The group, or those that remain; empty where there is none.
  public let groups: [String]
  /// |G|, where all that remain have one order.
  public let order: Int?
  /// p = [G:N], where all that remain have one index.
  public let index: Int?
  /// "unitary", "antiunitary", "projective" or "continuous", where all that remain have one reading.
  public let reading: String?
  /// Why.
  public let reason: String
  /// What would decide; nil where all is decided.
  public let wouldDecide: String?
  /// How weakly the symmetry is broken, for what is approximate by its levels: the distance of tied levels (median) in units of the
  /// local mean spacing of a sector.
  public let strength: Double?
  /// Infinite groups that explain levels better than any finite group can; they come first among `groups`, and nothing is decided.
  public internal(set) var likelyInfinite: [String] = []

  /// How far the data go.
  public enum Kind: String, Hashable, Sendable {
    /// One group, all alternatives excluded.
    case decided
    /// Several groups remain, or something was left out.
    case undecided
    /// An infinite compact group.
    case infinite
    /// No group of the kinds that were searched explains the data.
    case noGroup
    /// The symmetry holds to a certain strength only.
    case approximate
  }

  /// What an answer was found from, the strongest evidence first.
  public enum Source: String, Hashable, Sendable, CaseIterable {
    case commutant, spectra, curves, plateau
  }

  package init(
    _ kind: Kind, from source: Source, groups: [String] = [], order: Int? = nil, index: Int? = nil,
    reading: String? = nil, reason: String, wouldDecide: String? = nil, strength: Double? = nil
  ) {
    (self.kind, self.source, self.groups, self.order) = (kind, source, groups, order)
    (self.index, self.reading, self.reason, self.wouldDecide) = (
      index, reading, reason, wouldDecide
    )
    self.strength = strength
  }
}

extension Verdict {
  /// What operators come to that span the commutant: nothing else commutes with the family. Continuous ones form a group of no order.
  package init(operatorsSpan dimension: Int, group: String, order: Int?) {
    self.init(
      order == nil ? .infinite : .decided, from: .commutant, groups: [group], order: order,
      reason:
        "its operators, which are products over sites, span all \(dimension) dimensions of the commutant: nothing else commutes "
        + "with the model")
  }

  /// What on-site operators of a continuous symmetry come to: they are exact, so that finite groups behind them are none.
  package init(continuousOperators group: String, from source: Source) {
    self.init(
      .infinite, from: source, groups: [group],
      reason:
        "on-site operators of a continuous symmetry commute with the model; further symmetries that are no products over sites may "
        + "enlarge the group",
      wouldDecide:
        "charges made visible (\(Self.waysToCharges)): then representation theory names the whole group"
    )
  }

  /// What on-site operators of a continuous symmetry come to that is not abelian, where the irreps looked like those of no group:
  /// its irreps with those of a finite group beside it are many, and so are those of a fragmented space.
  package init(operators group: String, beside reason: String, from source: Source) {
    self.init(
      .undecided, from: source, groups: [group],
      reason:
        "on-site operators of a continuous symmetry commute with the model, which with a finite group beside it may have all these "
        + "irreps; without them they would be those of no group: \(reason)",
      wouldDecide:
        "its charges made visible (\(Self.waysToCharges)): weight diagrams name the continuous group then"
    )
  }

  /// How charges become visible, for people.
  private static let waysToCharges =
    "charges: in the model file, --set charges=yes with files of other programs, or --visible auto"

  /// What on-site operators of a continuous symmetry come to behind charges whose weight diagrams are those of no group.
  package init(operatorsBesideTies group: String, from source: Source) {
    // The commutant knows ties of all couplings alone.
    let isForAll = source == .commutant
    self.init(
      .infinite, from: source, groups: [group], reading: "continuous",
      reason:
        "on-site operators of a continuous symmetry commute with the model; levels tie beyond its irreps, "
        + (isForAll
          ? "for all couplings, and the weights of these are those of no group that was searched"
          : "by further symmetries or at these couplings alone"),
      wouldDecide: (isForAll ? "" : "random couplings, which only symmetries survive, or ")
        + "a larger system")
  }

  /// What levels come to behind charges where operators form more than the group that levels show.
  package init(operatorsBeyondLevels group: String, from source: Source) {
    self.init(
      .undecided, from: source, groups: [group], reading: "continuous",
      reason:
        "the symmetry operators that were found form more than levels show behind these charges",
      wouldDecide: "the commutant of the matrices")
  }

  /// The clause on groups that operators rule out; empty where they rule out none.
  static func operatorClause(_ answer: BootstrapAnswer) -> String {
    let lacking =
      answer.solutions.contains(where: \.lacksOperators)
      || (answer.projective?.solutions ?? []).contains(where: \.lacksOperators)
    return lacking
      ? "; others with these irreps do not hold the symmetry operators that were found" : ""
  }

  /// The verdict where the symmetry operators that were found form no subgroup of any group of the first rank.
  static func withoutOperators(_ remaining: RemainingGroups, from source: Source) -> Verdict {
    Verdict(
      .undecided, from: source, remaining,
      reason: "the symmetry operators that were found form no subgroup of any of these",
      wouldDecide: "a larger system: these irreps are not all that the operators have")
  }
}
