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
    guard hidden.isEmpty || hidden[0].hasHoles && !answer.readings.isEmpty else {
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
    guard isSum.contains(true), isSum.contains(false) else { return answer }
    return solve(diagrams, levels: levels, isSum: isSum)
  }
}
