extension ContinuousBootstrap {
  /// The groups of which exact irreps have these diagrams, `counts` of them each.
  ///
  /// Every diagram is an irrep, of a group of which the charges span a maximal torus or else of a larger one. Where no group has
  /// all of them, those that are sums of others are irreps of a larger group that joins irreps of the one that is named. Shape of
  /// all: [diagram].
  public static func solve(
    irreps diagrams: [WeightDiagram], counts: [Int], levels: [Double],
    shouldStop: @escaping () -> Bool = { false }
  ) -> ContinuousAnswer {
    let answer = solve(diagrams, levels: levels, isSum: diagrams.map { _ in false })
    if answer.readings.contains(where: \.hasIrrepsAlone) { return answer }
    let hidden = HiddenTorus(diagrams, counts: counts, shouldStop: shouldStop).readings
    let isWeak = hidden.first.map { $0.hasHoles || !$0.showsEveryFactor } ?? true
    guard hidden.isEmpty || isWeak && !answer.readings.isEmpty else {
      return ContinuousAnswer(readings: hidden, refusal: nil, diagrams: diagrams, levels: levels)
    }
    let copies = copies(diagrams, levels: levels)
    guard copies.isEmpty else {
      return ContinuousAnswer(readings: copies, refusal: nil, diagrams: diagrams, levels: levels)
    }
    guard answer.readings.isEmpty else { return answer }
    let isSum = diagrams.map { diagram in
      DiagramSums(diagrams.filter { $0 != diagram }).contains(diagram)
    }
    guard isSum.contains(true), isSum.contains(false) else {
      return withoutStrays(diagrams, levels: levels) ?? answer
    }
    return solve(diagrams, levels: levels, isSum: isSum)
  }

  /// The groups of all irreps but one that has a single level, or but all such: in a small system two levels may be joined that no
  /// group joins, as those of its empty and its full states. Nil where nothing of the kind helps.
  private static func withoutStrays(
    _ diagrams: [WeightDiagram], levels: [Double]
  ) -> ContinuousAnswer? {
    let states = zip(diagrams, levels).map { Double($0.dimension) * $1 }
    let most = largestStrayShare * states.reduce(0, +)
    let single = diagrams.indices.filter { levels[$0] == 1 && diagrams[$0].dimension > 1 }
      .sorted { (states[$0], $0) < (states[$1], $1) }
    for strays in single.map({ [$0] }) + [single]
    where !strays.isEmpty && strays.reduce(0, { $0 + states[$1] }) <= most {
      let answer = solve(
        diagrams, levels: levels, isSum: diagrams.indices.map(strays.contains))
      let isWhole = answer.readings.first?.contents.enumerated().allSatisfy { place, content in
        if case .irrep = content { return true }
        return strays.contains(place)
      }
      if isWhole == true { return answer }
    }
    return nil
  }

  /// Of all states, as for finite groups.
  private static let largestStrayShare = 0.02
}
