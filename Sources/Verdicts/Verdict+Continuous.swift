import ContinuousGroups

extension Verdict {
  /// What visible charges come to; `repetition` is the largest number of exact irreps with the same weights, where they are known.
  public init(_ answer: ContinuousAnswer, from source: Source, repetition: Int = 1) {
    var names: [String] = []
    for group in answer.readings.map(\.group) where !names.contains(group) { names.append(group) }
    guard let first = answer.readings.first else {
      self.init(
        .noGroup, from: source,
        reason: answer.refusal.map(Self.clause) ?? "no compact group has irreps with these weights",
        wouldDecide: "charges that span a maximal torus, or a larger system")
      return
    }
    let doubt = Self.doubt(answer, first, names, source, repetition)
    self.init(
      doubt == nil ? .decided : .undecided, from: source, groups: names, reading: "continuous",
      reason: doubt?.reason ?? "its irreducible characters are the observed weight diagrams",
      wouldDecide: doubt?.wouldDecide)
  }

  /// What speaks against deciding for the first reading.
  private static func doubt(
    _ answer: ContinuousAnswer, _ first: ContinuousReading, _ names: [String], _ source: Source,
    _ repetition: Int
  ) -> (reason: String, wouldDecide: String)? {
    if names.count > 1 {
      return (
        "the observed weight diagrams are irreps of each of these",
        "a level with a weight that is not extremal"
      )
    }
    if !first.isConnected {
      return (
        "a finite group that permutes the weights may as well be part of a larger continuous group, of which the charges span no "
          + "maximal torus, or an anti-unitary symmetry",
        "further visible charges"
      )
    }
    if repetition > 1 {
      return (
        "its irreducible characters are the observed weight diagrams, but up to \(repetition) irreps have the same one: further "
          + "symmetries commute with it",
        "these symmetries as visible ones"
      )
    }
    let others = first.contents.count {
      switch $0 {
      case .irrep(let irreps): irreps.count > 1 && source == .commutant
      case .composite: source == .commutant
      case .sum, .unexplained: true
      }
    }
    guard others > 0 else { return nil }
    return (
      "\(others) of \(first.contents.count) weight diagrams are no irreps of it", "more samples, or the commutant"
    )
  }

  private static func clause(_ sentence: String) -> String {
    let clause = sentence.prefix(1).lowercased() + sentence.dropFirst()
    return clause.hasSuffix(".") ? String(clause.dropLast()) : clause
  }

  /// What spins behind a finite visible group come to.
  public init(_ restrictions: [CompactRestriction], from source: Source) {
    var names: [String] = []
    for group in restrictions.map(\.group) where !names.contains(group) { names.append(group) }
    self.init(
      .infinite, from: source, groups: names, reading: "continuous",
      reason: "the irreps are spins without a gap, seen through the visible group",
      wouldDecide: "a larger system: in an infinite group the dimensions go on growing")
  }
}
