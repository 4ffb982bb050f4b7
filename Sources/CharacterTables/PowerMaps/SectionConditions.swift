import Branching
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
    let isRegular = isRegular(section, powers, prime: q)
    while true {
      guard section.classes.allSatisfy({ section.classSet.contains(iterated[$0]) }) else {
        return .powerMaps
      }
      guard
        FrobeniusTheorem.holds(
          classSizes: sizes, powers: iterated, exponent: exponent, classes: section.classes,
          order: section.order, isWhole: isWhole)
      else { return .frobeniusTheorem }
      if isRegular, let sets = stage.normalSets {
        let holds = RegularGroupCondition.holds(
          classSizes: sizes, powers: iterated, classes: section.classes, order: section.order,
          normalSubgroups: sets)
        guard holds else { return .regularGroups }
      }
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
    let isHomomorphism = isRegular && hasExponentialPowers(section, powers, prime: q)
    guard section.isTestedByAdams || isHomomorphism else { return nil }
    let holds = AdamsCondition.holds(
      stage.table, prime: q, powers: powers, irreps: stage.testedIrreps,
      classes: section.classes, order: section.order, isHomomorphism: isHomomorphism)
    return holds ? nil : .adamsOperations
  }

  /// Whether the section is known to be a regular p-group.
  private func isRegular(
    _ section: QuotientStage.Section, _ powers: [Int], prime q: Int
  ) -> Bool {
    guard section.order.primeDivisors == [q] else { return false }
    if RegularGroupCondition.isRegular(order: section.order, prime: q) { return true }
    guard section.order == stage.table.order else { return false }
    if let steps = stage.nilpotencyClass, steps < q { return true }
    return q > 2 && isCyclicDerived(powers, prime: q)
  }

  /// Whether x → x^q is known to be a homomorphism of a regular section: its derived subgroup has exponent q.
  private func hasExponentialPowers(
    _ section: QuotientStage.Section, _ powers: [Int], prime q: Int
  ) -> Bool {
    if q > 2, section.order <= q * q * q { return true }
    return section.order == stage.table.order
      && stage.derived.classes.allSatisfy { powers[$0] == 0 }
  }

  private func isCyclicDerived(_ powers: [Int], prime q: Int) -> Bool {
    stage.derived.classes.contains { c in
      var (power, order) = (c, 1)
      while power != 0, order <= stage.derived.order { (power, order) = (powers[power], order * q) }
      return order == stage.derived.order
    }
  }
}
