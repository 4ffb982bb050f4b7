import Evidence
import GroupTheory
import Plateaus
import Verdicts

extension BootstrapReport {
  /// The report of an answer that was read off plateaus; `names` are those of the sectors. With `hasCopiedErrors` the errors of the
  /// plateaus are those of samples that are copies of one another, and nothing is decided.
  public init(_ answer: PlateauAnswer, sectors names: [String], hasCopiedErrors: Bool = false) {
    self.verdict = VerdictReport(Verdict(answer, hasCopiedErrors: hasCopiedErrors))
    from = self.verdict.from
    let measured = answer.plateau
    sectors = SectorReport.all(
      SectorList(
        names: names, irrepDimensions: measured.irrepDimensions,
        multiplicities: measured.multiplicities))
    plateau = PlateauReport(answer)
    curves = answer.curves.flatMap { CurveReport($0, lead: answer.leadOfCurves) }
    conflict = answer.conflict.map(PlateauConflictReport.init)
    let best = answer.sets.first?.logLikelihood ?? 0
    let sets = answer.sets.map { SignatureSetReport($0, best: best) }
    signatures = sets.first?.signatures ?? []
    self.sets = sets
    exhaustive = answer.exhaustive
    decided = verdict.kind == "decided"
    if answer.curves != nil {
      firstRankComplete = answer.isSettledByCurves(margin: SolutionEvidence.leastDifference)
      let likeliest = answer.likeliestCandidates.first?.fate.evidence?.total
      candidates = answer.likeliestCandidates.map { place, fate in
        var candidate = CandidateReport(
          fate, observed: answer.sets[place].answer!.data, likeliest: likeliest)
        candidate.set = place
        return candidate
      }
    }
    minIndex = answer.indices.lowerBound
    maxIndex = answer.indices.upperBound
    largestMultiplicity = answer.largestEntry
    solutions = SolutionReport.all(of: answer)
    twins = answer.entries.enumerated().flatMap { place, entry in
      entry.twinOf.map { TwinReport(antiunitary: place, unitary: $0) }
    }
    let searched = answer.sets.enumerated().compactMap { k, set in set.answer.map { (k, $0) } }
    rejected = searched.flatMap { k, own in RejectionReport.all(of: own, set: k) }
    undecided = searched.flatMap { k, own in
      own.fates.filter(\.isUndecided).map {
        var candidate = CandidateReport($0, observed: own.data, likeliest: nil)
        candidate.set = k
        return candidate
      }
    }
    unlistedIndices = Set(answer.incompleteIndices + searched.flatMap { $0.1.unlistedIndices })
      .sorted()
    unobserved = "none"
    excludedGroups = answer.excludedGroups.map(ExcludedGroupReport.init)
    errorScales = answer.variations.map { ErrorScaleReport($0, of: answer) }
    notes = answer.notes
    context.visible = answer.visible
    context.isReadOffPlateaus = true
    context.likeliestSetCount = answer.likeliestSets.count
  }
}

extension SolutionReport {
  /// All solutions of all sets, by rank.
  fileprivate static func all(of answer: PlateauAnswer) -> [SolutionReport] {
    let likeliest = answer.entries.map(\.logLikelihood).max()
    return answer.entries.map { entry in
      var report =
        if let found = answer.projectiveSolution(of: entry) {
          SolutionReport(ProjectiveSolutionReport(found, best: nil))
        } else {
          SolutionReport(
            LinearSolutionReport(
              answer.solution(of: entry)!, of: answer.sets[entry.set].answer!, best: likeliest))
        }
      report.set = entry.set
      report.relativeLogLikelihood = entry.logLikelihood - likeliest!
      return report
    }
  }
}
