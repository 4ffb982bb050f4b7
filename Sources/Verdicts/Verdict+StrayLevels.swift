import Foundation
import LevelTies
import SpectralStatistics
import SymmetryBootstrap

extension Verdict {
  /// Levels that break the pattern of the others leave nothing decided where the groups depend on them.
  func withStrays(_ readings: LevelReadings) -> Verdict {
    guard let answer = readings.withoutStrays, answer.solutionCount > 0, likelyInfinite.isEmpty
    else { return self }
    let without = Verdict(levels: answer, alternative: nil)
    guard without.groups != groups else { return self }
    let clause = Self.clause(readings.resolution.strays, readings.resolution)
    let would =
      "the levels that are missing or doubled, computed once more, or the commutant of the matrices"
    guard groups.isEmpty else {
      return undecided(
        because: clause
          + "; without these levels it is \(without.groups.joined(separator: " or "))",
        wouldDecide: would)
    }
    return Verdict(
      .undecided, from: source, groups: without.groups, order: without.order, index: without.index,
      reading: without.reading,
      reason: clause + "; with these levels as irreps there is no group, without them: "
        + without.reason,
      wouldDecide: would)
  }

  /// What is missing or doubled, and where.
  static func clause(_ strays: StrayLevels, _ resolution: LevelResolution) -> String {
    let shown = strays.groups.prefix(3).map { clause($0, resolution) }
    let rest = strays.groups.count - shown.count
    return shown.joined(separator: "; ")
      + (rest > 0 ? "; and \(rest) more signatures break the pattern of the others" : "")
  }

  private static func clause(_ group: StrayLevels.Group, _ resolution: LevelResolution) -> String {
    let sectors = names(group.copies.indices.filter { group.copies[$0] > 0 }, resolution)
    let observed = resolution.signatures
    let total = group.places.count
    let regular = observed.levels.reduce(0) { $0 + $1[group.regular] }
    let samples = Set(group.places.map(\.sample)).count
    let places = group.places.prefix(3).map { "\(scientific4($0.energy)) (sample \($0.sample))" }
      .joined(separator: ", ")
    let list = places + (total > 3 ? ", …" : "")
    let inSamples = "\(total) in \(samples) of \(observed.levels.count) samples"
    return group.kind == .missing
      ? "levels that are tied otherwise lack their partners in \(sectors): \(inSamples), at E = \(list), beside \(regular) that have them"
      : "levels occur twice in \(sectors): \(inSamples), at E = \(list), beside \(regular) that do not"
  }

  private static func scientific4(_ value: Double) -> String {
    String(format: "%.5g", value)
  }
}
