import LevelTies
import SymmetryBootstrap

extension Verdict {
  /// Where levels are closer than chance explains the finer reading is not decided, and a group of the coarser one is approximate.
  func withNearTies(_ readings: LevelReadings) -> Verdict {
    let resolution = readings.resolution
    let ties = resolution.nearTies
    let regular = resolution.regularity.regularSectors
    guard
      ties.pairs.contains(where: { !regular.contains($0.first) || !regular.contains($0.second) })
    else { return withInaccuracy(resolution) }
    let clause = Self.clause(ties, resolution)
    let would =
      "more accurate levels, which tell errors from a weakly broken symmetry, or the commutant of the matrices"
    guard let joined = resolution.joined, resolution.areAllJoined, likelyInfinite.isEmpty else {
      return kind == .decided ? undecided(because: clause, wouldDecide: would) : noting(clause)
    }
    let finer = readings.finer.map { Verdict(levels: $0, alternative: nil) }
    let apart =
      finer.map {
        $0.groups.isEmpty
          ? "; with these ties taken for distinct levels no group is found"
          : "; with these ties taken for distinct levels it is \($0.groups.prefix(6).joined(separator: " or "))"
      } ?? ""
    guard !groups.isEmpty else {
      return Verdict(
        .undecided, from: source, groups: finer?.groups ?? [], order: finer?.order,
        index: finer?.index, reading: finer?.reading,
        reason: clause + "; with them joined: " + reason + apart, wouldDecide: would)
    }
    let isBlurred = joined.pairs.contains(where: \.isBlurred)
    // Ties that make no difference to the group are not explained by it.
    let isExplained = groups != finer?.groups && (index != 1 || reading != "unitary")
    return Verdict(
      isBlurred || !isExplained ? .undecided : .approximate, from: source, groups: groups,
      order: order,
      index: index, reading: reading,
      reason: clause
        + (isBlurred ? "; the ties are so wide that partners cannot be told from neighbours" : "")
        + "; with them joined: " + reason + apart,
      wouldDecide: would, strength: isExplained ? joined.strength : nil)
  }

  /// What an answer on charges or spins comes to where levels are closer than chance explains; it was found with these joined.
  public func considering(_ resolution: LevelResolution) -> Verdict {
    guard !resolution.nearTies.isEmpty, kind == .decided || kind == .infinite else { return self }
    let clause = Self.clause(resolution.nearTies, resolution)
    let would =
      "more accurate levels, which tell errors from a weakly broken symmetry, or the commutant of the matrices"
    guard let joined = resolution.joined, resolution.areAllJoined,
      !joined.pairs.contains(where: \.isBlurred)
    else { return undecided(because: clause + "; otherwise: " + reason, wouldDecide: would) }
    return Verdict(
      .approximate, from: source, groups: groups, order: order, index: index, reading: reading,
      reason: clause + "; with them joined: " + reason, wouldDecide: would,
      strength: joined.strength)
  }

  /// Ties that are wider than rounding explains, too few to be told from chance, or all of them inside the window.
  private func withInaccuracy(_ resolution: LevelResolution) -> Verdict {
    let window = resolution.signatures.degeneracyWindow
    guard kind == .decided, resolution.chosenTolerance == nil,
      window.lower > NearTies.roundingMargin * window.roundingLevel
    else { return self }
    return undecided(
      because:
        "levels up to \(Self.scientific(window.lower)) apart count as one, more than rounding explains (\(Self.scientific(window.roundingLevel)))",
      wouldDecide: "more accurate levels, or the commutant of the matrices")
  }

  private func noting(_ clause: String) -> Verdict {
    var verdict = Verdict(
      kind, from: source, groups: groups, order: order, index: index, reading: reading,
      reason: reason + "; " + clause, wouldDecide: wouldDecide)
    verdict.likelyInfinite = likelyInfinite
    return verdict
  }

  /// How many levels are how close, between which sectors.
  private static func clause(_ ties: NearTies, _ resolution: LevelResolution) -> String {
    let first = ties.pairs[0]
    let between =
      first.first == first.second
      ? "within sector \(resolution.sectorNames[first.first])"
      : "of \(names([first.first, first.second], resolution))"
    let others = ties.pairs.count - 1
    return
      "levels \(between) are closer than chance explains: about \(count(first.tied)) of \(count(first.levels)) in a sample "
      + "have a partner at a distance of \(scientific(first.median)) (median), \(scientific(first.medianSpacing)) of their mean "
      + "spacing, where independent levels make \(scientific(first.expected)) pairs as close"
      + (others > 0 ? " (so for \(others) more pair\(others == 1 ? "" : "s") of sectors)" : "")
      + "; the levels have errors of that size, or a symmetry is broken that weakly"
  }
}
