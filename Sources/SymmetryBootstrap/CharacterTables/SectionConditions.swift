import GroupTheory

/// The conditions on q-th powers within a normal subgroup of one stage, tested as soon as they are decided there.
struct SectionConditions {
  let stage: QuotientStage
  let primes: [Int]

  /// The first condition that fails on a section that became complete; nil when all hold. Marks what was tested.
  func failure(_ state: inout PowerMapState) -> RejectionReason? {
    for (k, q) in primes.enumerated() {
      for (s, section) in stage.sections.enumerated()
      where !state.passed[k].contains(s) && section.classSet.isSubset(of: state.decided[k]) {
        if let reason = failure(state.images[k], prime: q, section) { return reason }
        state.passed[k].insert(s)
      }
    }
    return nil
  }

  private func failure(
    _ powers: [Int], prime q: Int, _ section: QuotientStage.Section
  ) -> RejectionReason? {
    let sizes = stage.table.classSizes
    let isWhole = section.order == stage.table.order
    var solutions = [1]
    var iterated = powers
    var exponent = q
    while true {
      guard section.classes.allSatisfy({ section.classSet.contains(iterated[$0]) }) else {
        return .powerMaps
      }
      guard
        FrobeniusTheorem.holds(
          classSizes: sizes, powers: iterated, exponent: exponent, classes: section.classes,
          order: section.order, isWhole: isWhole)
      else { return .frobeniusTheorem }
      let count = section.classes.reduce(0) { $0 + (iterated[$1] == 0 ? sizes[$1] : 0) }
      if count == solutions.last! || solutions.count > section.order { break }
      solutions.append(count)
      for c in section.classes { iterated[c] = powers[iterated[c]] }
      exponent *= q
    }
    guard section.order % q != 0 || solutions.count > 1 else { return .frobeniusTheorem }
    guard PrimeOrderCondition.holds(prime: q, solutions: solutions, order: section.order) else {
      return .primeOrder
    }
    guard section.isTestedByAdams else { return nil }
    let holds = AdamsCondition.holds(
      stage.table, prime: q, powers: powers, irreps: stage.testedIrreps,
      classes: section.classes, order: section.order)
    return holds ? nil : .adamsOperations
  }
}
