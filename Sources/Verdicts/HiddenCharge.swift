import Branching
import ContinuousGroups
import Evidence
import SymmetryBootstrap

/// The infinite group with a hidden charge that explains levels best: its blocks are of unequal sizes, and numbers of levels fall with
/// the charge.
struct HiddenCharge {
  /// U(1), O(2) or Pin(2), beside a finite group or not.
  let groups: [String]
  /// In ln L, to the most that a finite group can have; negative where finite groups explain the levels better.
  let lead: Double
  /// The distribution of the charge.
  let width: Double

  /// A smaller lead is no sign; the rate of false alarms in Documentation/Verdicts.md is that of this value.
  private static let leastLead = 3.0

  /// Whether no finite group comes near.
  var isLikely: Bool { lead >= Self.leastLead }
  /// Of ladders that explain the numbers of levels so many are compared by their blocks.
  private static let mostLadders = 6
  /// Ladders further behind the best one in their numbers of levels are left out.
  private static let countWindow = 6.0

  /// Nil where finite groups explain the levels better by `Verdict.leastLead`. Signatures that may be accidental coincidences do not make
  /// a charge likely alone: `alternative` is the answer without these.
  init?(_ answer: BootstrapAnswer, alternative: BootstrapAnswer?) {
    guard let own = HiddenCharge(answer) else { return nil }
    guard own.isLikely, let alternative else {
      self = own
      return
    }
    let lead = HiddenCharge(alternative)?.lead ?? 0
    self.init(groups: own.groups, lead: min(own.lead, lead), width: own.width)
  }

  private init(groups: [String], lead: Double, width: Double) {
    (self.groups, self.lead, self.width) = (groups, lead, width)
  }

  /// Why a finite group is not decided, for people.
  var doubt: String {
    "a hidden charge, as of \(groups.joined(separator: " or ")), explains the levels "
      + (lead > -0.05
        ? "as well" : "nearly as well: it is less likely by \(Verdict.decimal(-lead)) in ln L only")
  }

  /// What it says where it is likely, for people.
  var clause: String {
    let names = groups.joined(separator: " or ")
    return
      "an infinite group such as \(names) is likely: a hidden charge, which makes blocks of unequal sizes and whose numbers of "
      + "levels fall as exp(-m²/2σ²) with σ = \(Verdict.decimal(width)), explains the levels better than any finite group, by "
      + "\(Verdict.decimal(lead)) in ln L"
  }

  private init?(_ answer: BootstrapAnswer) {
    guard let evidence = answer.evidence, !evidence.isSilent else { return nil }
    let observed = evidence.signatures.keys
    guard
      let data = try? SignatureData(
        visible: answer.data.visible, vectors: Array(observed))
    else { return nil }
    let finite = Self.finite(answer, evidence, data)
    let floor = finite - Verdict.leastLead
    let most = floor - ChargeEvidence.bestBlocks(in: evidence)
    let ladders = ChargeLadder.all(of: data.visible, observed: Set(observed)).compactMap { ladder in
      ChargeEvidence(of: ladder.irreps.map(ChargeEvidence.Irrep.init), in: evidence)
        .map { (ladder: ladder, fit: $0) }
    }
    let least = max(most, (ladders.map(\.fit.levelCounts).max() ?? 0) - Self.countWindow)
    // Simple groups first: their blocks are the fewest.
    let fits = ladders.filter { $0.fit.levelCounts > least }
      .sorted { a, b in
        let (x, y) = (a.ladder.irreps.count, b.ladder.irreps.count)
        return x != y ? x < y : a.fit.levelCounts > b.fit.levelCounts
      }.prefix(Self.mostLadders)
      .map { ($0.ladder, $0.fit, total: $0.fit.levelCounts + $0.fit.blocks(in: evidence)) }
    guard let best = fits.max(by: { $0.total < $1.total }), best.total > floor else { return nil }
    self.init(groups: best.0.groups, lead: best.total - finite, width: best.1.width)
  }

  /// The most evidence that a finite group can have: that of the solutions, of all that was not decided, and of larger indices.
  private static func finite(
    _ answer: BootstrapAnswer, _ evidence: LevelEvidence, _ data: SignatureData
  ) -> Double {
    let known =
      [answer.bestEvidence, answer.undecidedEvidence, answer.beyond].compactMap(\.self).max()!
    guard known == .infinity || known == -.infinity else { return known }
    return evidence.finiteBound(data, declared: answer.declaredAntiunitary) { false }
  }
}

extension ChargeEvidence.Irrep {
  fileprivate init(_ irrep: ChargeLadder.Irrep) {
    self.init(
      signature: irrep.branching, dimension: irrep.dimension, charge: irrep.charge,
      share: irrep.share)
  }
}
