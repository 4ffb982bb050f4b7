import Evidence
import Foundation

extension PlateauAnswer {
  /// How far, in ln L, whatever is not as likely as the first solution is behind: other solutions, candidates that were not searched, and sets
  /// of signatures; ∞ without any.
  public var leadOfCurves: Double {
    guard let best = entries.map(\.logLikelihood).max() else { return 0 }
    var others = entries.map(\.logLikelihood)
      .filter { best - $0 >= SolutionEvidence.leastDifference }
    others += sets.compactMap { $0.answer == nil ? $0.logLikelihood : $0.answer?.undecidedEvidence }
    return others.max().map { best - $0 } ?? .infinity
  }

  /// How much better, in ln L, some numbers of irreps fit that no group has; 0 where the best solution fits best. The truth is a group, so
  /// that such a lead shows how far the likelihood can be trusted.
  public var leadOfNoGroup: Double {
    guard let best = entries.map(\.logLikelihood).max() else { return 0 }
    return max(0, (sets.map(\.logLikelihood).max() ?? best) - best)
  }

  /// Whether nothing that is left unsearched can come as near to the best solution as `margin`.
  public func isSettledByCurves(margin: Double) -> Bool {
    guard incompleteIndices.isEmpty, let best = entries.map(\.logLikelihood).max() else {
      return false
    }
    return sets.allSatisfy { set in
      let open = set.answer.map { $0.undecidedEvidence } ?? set.logLikelihood
      return open.map { best - $0 >= margin } ?? true
    }
  }

  /// The index of the unitary twin of an anti-unitary reading of the first rank, if it is larger than those that were searched.
  public var unsearchedTwin: Int? {
    entries.filter { $0.rank == 1 && $0.reading == .antiunitary }.map { 2 * $0.index }
      .filter { $0 > indices.upperBound }.max()
  }

  /// The likeliest candidates of all sets, with the places of their sets.
  public var likeliestCandidates: [(set: Int, fate: CandidateFate)] {
    let all = sets.enumerated().flatMap { place, set in
      let fates = (set.answer?.fates ?? []) + (set.answer?.projective?.fates ?? [])
      return fates.filter { $0.evidence != nil }.map { (set: place, fate: $0) }
    }
    return Array(
      all.enumerated().sorted { a, b in
        let (x, y) = (a.element.fate.evidence!.total, b.element.fate.evidence!.total)
        return x != y ? x > y : a.offset < b.offset
      }.prefix(Self.mostCandidates).map(\.element))
  }

  private static let mostCandidates = 8

  /// What a reader should know of a fit of whole curves.
  func curveNotes(_ result: CurveResult) -> [String] {
    var notes: [String] = []
    if result.curves.isSampleCountEstimated {
      notes.append(
        "The number of samples is not in the file; the scatter of the curves is that of about "
          + "\(Int(result.curves.sampleCount)).")
    }
    guard let summary = result.summary else { return notes }
    if summary.start > summary.firstTime * 1.0001 {
      notes.append(
        "Random matrices describe the curves from t = \(Self.decimal(summary.start)) on, "
          + "\(Self.decimal(summary.start / summary.heisenbergTime)) Heisenberg times; earlier times were left out."
      )
    }
    if summary.misfit > 1.5 {
      notes.append(
        "Even the best fit is further from the curves than chance: χ² per point is \(Self.decimal(summary.misfit)), and "
          + "differences of ln L were divided by it.")
    }
    return notes
  }

  private static func decimal(_ value: Double) -> String {
    value >= 100 ? String(format: "%.0f", value) : "\((value * 100).rounded() / 100)"
  }
}
