import Foundation
import SpectralStatistics
import SymmetryBootstrap

extension Verdict {
  /// The verdict of the reading that takes rare signatures for accidental coincidences, where that is the one that holds: the other has no
  /// groups, or such that the levels speak against.
  func withCoincidences(_ readings: LevelReadings) -> Verdict {
    guard let alternative = readings.alternative, let first = readings.doubtful.first,
      alternative.solutionCount > 0, likelyInfinite.isEmpty
    else { return self }
    let without = Verdict(levels: alternative, alternative: nil)
    let against = Self.contradictions(readings.answer)
    guard groups.isEmpty || against > Self.contradictions(alternative) else { return self }
    let others = readings.doubtful.count - 1
    return Verdict(
      .undecided, from: source, groups: without.groups, order: without.order, index: without.index,
      reading: without.reading,
      reason: Self.clause(first, readings.resolution.signatures)
        + (others > 0 ? " (and \(others) more such signatures)" : "")
        + (groups.isEmpty
          ? "; as irreps they fit no group, as accidental coincidences they leave these; "
          : "; as irreps they fit only groups that the levels speak against, as accidental coincidences they leave these; ")
        + without.reason,
      wouldDecide:
        "the commutant of the matrices, or a larger system: an irrep has more levels there, "
        + "a coincidence does not")
  }

  /// Against the groups of the first rank.
  private static func contradictions(_ answer: BootstrapAnswer) -> Int {
    let first =
      answer.solutions.filter { $0.rank == 1 }.compactMap(\.evidence)
      + (answer.projective?.solutions ?? []).filter { $0.rank == 1 }.compactMap(\.evidence)
    return first.map(\.unfavourable.count).min() ?? 0
  }

  /// What a doubtful signature looks like.
  private static func clause(_ number: Int, _ observed: SpectralSignatures) -> String {
    let composition = observed.compositions[number]
    let parts = composition.parts.map { "\($0)" }.joined(separator: " + ")
    let counts = Set(observed.levels.map { $0[number] })
    let often =
      counts.count == 1
      ? "\(counts.first!) in every sample" : "\(decimal(composition.levels)) in a sample on average"
    let expected = composition.expectedLevels.map { String(format: "%.0f", $0) } ?? "more"
    return
      "levels of signature \(number), \(often), may be an irrep or the accidental coincidence \(parts): an irrep "
      + "of that dimension would have about \(expected)"
  }
}
