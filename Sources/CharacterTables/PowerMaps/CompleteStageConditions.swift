import Branching
import GroupTheory

/// What is tested once all power maps of a quotient are decided.
enum CompleteStageConditions {
  /// The first condition that fails.
  static func failure(
    _ state: PowerMapState, _ stage: QuotientStage, _ primes: [Int]
  ) -> RejectionReason? {
    let table = stage.table
    guard let orders = elementOrders(state.images, primes, order: table.order) else {
      return .powerMaps
    }
    for n in Set(orders).sorted() where n.primeDivisors.count > 1 {
      let powers = composed(state.images, primes, exponent: n)
      for section in stage.sections {
        guard
          FrobeniusTheorem.holds(
            classSizes: table.classSizes, powers: powers, exponent: n, classes: section.classes,
            order: section.order, isWhole: section.order == table.order)
        else { return .frobeniusTheorem }
      }
    }
    if let two = primes.firstIndex(of: 2),
      !IndicatorCondition.holds(table, squares: state.images[two], visibleInvolutions: 0)
    {
      return .indicators
    }
    if table.order % 6 == 0 {
      let powers = (0...3).map { composed(state.images, primes, exponent: $0) }
      let holds = SymmetrizedPowerCondition.holds(
        table, degree: 3, powers: powers, irreps: stage.testedIrreps)
      if !holds { return .symmetrizedPowers }
    }
    return nil
  }

  /// Shape [class]: the class of c^n, n = 0 or a product of the primes.
  static func composed(_ images: [[Int]], _ primes: [Int], exponent n: Int) -> [Int] {
    let rank = images.first?.count ?? 1
    if n == 0 { return [Int](repeating: 0, count: rank) }
    var (powers, rest) = (Array(0..<rank), n)
    for (k, p) in primes.enumerated() {
      while rest % p == 0 {
        powers = powers.map { images[k][$0] }
        rest /= p
      }
    }
    return powers
  }

  /// Shape [class]: the smallest divisor n of |G| with c^n = 1; nil where there is none.
  static func elementOrders(_ images: [[Int]], _ primes: [Int], order: Int) -> [Int]? {
    var orders = [Int](repeating: 0, count: images.first?.count ?? 1)
    for n in order.divisors {
      for (c, power) in composed(images, primes, exponent: n).enumerated()
      where power == 0 && orders[c] == 0 { orders[c] = n }
    }
    return orders.contains(0) ? nil : orders
  }
}
