import Evidence

extension PlateauAnswer {
  /// Hands the ranks and likelihoods to the solutions themselves.
  mutating func writeRanks() {
    for entry in entries {
      if entry.reading == .projective {
        sets[entry.set].answer?.projective?.solutions[entry.place].rank = entry.rank
      } else {
        sets[entry.set].answer?.solutions[entry.place].rank = entry.rank
        guard curves == nil else { continue }
        sets[entry.set].answer?.solutions[entry.place].evidence = SolutionEvidence(
          blocks: 0, levelCounts: entry.logLikelihood, claims: [])
      }
    }
  }
}
