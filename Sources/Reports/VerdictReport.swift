import Verdicts

/// A verdict as programs read it.
package struct VerdictReport: Encodable, Sendable {
  package let kind: String
  package let from: String
  /// The group, or the first of those that remain.
  package let group: String?
  /// All that remain.
  package let groups: [String]
  package let order: Int?
  package let index: Int?
  package let reading: String?
  package let reason: String
  package let wouldDecide: String?
  /// How weakly an approximate symmetry is broken, in units of the local mean level spacing.
  package let strength: Double?
  /// Infinite groups that explain levels better than any finite one; absent where there is no sign of one.
  package let likelyInfinite: [String]?
  /// The group as physicists of the field say it: spin SU(2) × point group D6h, seen through D2h.
  package internal(set) var words: String?

  init(_ verdict: Verdict) {
    (kind, from) = (verdict.kind.rawValue, verdict.source.rawValue)
    (group, groups) = (verdict.groups.first, verdict.groups)
    (order, index, reading) = (verdict.order, verdict.index, verdict.reading)
    (reason, wouldDecide) = (verdict.reason, verdict.wouldDecide)
    strength = verdict.strength
    likelyInfinite = verdict.likelyInfinite.isEmpty ? nil : verdict.likelyInfinite
  }
}
