import Foundation
import LevelTies
import SpectralStatistics
import SymmetryBootstrap

extension Verdict {
  /// What levels come to when their ties are read in all ways that they allow.
  public init(_ readings: LevelReadings) {
    var verdict = Verdict(levels: readings.answer, alternative: readings.alternative)
    verdict = verdict.withCoincidences(readings)
    verdict = verdict.withStrays(readings)
    verdict = verdict.withNearTies(readings)
    self = verdict.withRegularity(readings.resolution)
  }

  /// The same groups, undecided, for a reason that goes first.
  func undecided(because reason: String, wouldDecide: String) -> Verdict {
    var verdict = Verdict(
      .undecided, from: source, groups: groups, order: order, index: index, reading: reading,
      reason: reason + (kind == .decided ? "" : "; " + self.reason),
      wouldDecide: self.wouldDecide ?? wouldDecide)
    verdict.likelyInfinite = likelyInfinite
    return verdict
  }

  /// Nothing is decided for more than N by levels that coincide for other reasons.
  private func withRegularity(_ resolution: LevelResolution) -> Verdict {
    let sectors = resolution.regularity.regularSectors
    guard !sectors.isEmpty, !groups.isEmpty, index != 1 || reading != "unitary" else { return self }
    return undecided(
      because:
        "the levels within \(Self.names(sectors, resolution)) are equally spaced or share their "
        + "spacings, as those of free spins or oscillators: then levels of different sectors coincide at "
        + "commensurate energies without any symmetry",
      wouldDecide: "the commutant of the matrices, or terms that make the spacings irregular")
  }

  /// `sector A`, `sectors A and B`; long lists are cut.
  static func names(_ sectors: [Int], _ resolution: LevelResolution) -> String {
    let names = sectors.prefix(4).map { resolution.sectorNames[$0] }
    let more = sectors.count > 4 ? " and \(sectors.count - 4) more" : ""
    let list =
      more.isEmpty && names.count > 1
      ? names.dropLast().joined(separator: ", ") + " and " + names.last!
      : names.joined(separator: ", ") + more
    return (sectors.count == 1 ? "sector " : "sectors ") + list
  }

  /// Two digits.
  static func scientific(_ value: Double) -> String {
    String(format: "%.2g", value)
  }

  /// Whole numbers from ten on.
  static func count(_ value: Double) -> String {
    value >= 9.95 ? String(format: "%.0f", value) : decimal(value)
  }
}
