import LatticeModels

/// Generators of a finite group that is taken as visible, chosen one after the other as long as the group stays small.
struct VisibleSelection {
  /// The largest group that the sector builder takes.
  static let largestOrder = 1000
  /// The largest common order of phases that it takes.
  private static let largestPhaseOrder = 5040

  private let dimensions: [Int]
  private(set) var operations: [MonomialOperator] = []
  /// Weights of a fixed total, whose rotations are phases; nil where there is none. Shape [site][level].
  private let fixed: [[Int]]?
  /// The elements of the group without their phases: no two differ by a phase only.
  private var elements: Set<MonomialOperator>

  /// The number of elements.
  var order: Int { elements.count }

  /// What became of a generator.
  enum Result {
    case added
    /// It is a product of others, up to a phase.
    case known
    case groupTooLarge
    /// The group would hold multiples of the identity. Then many of its irreps have no levels.
    case makesMultiples
  }

  init(dimensions: [Int], fixed: [[Int]]?) {
    self.dimensions = dimensions
    self.fixed = fixed
    elements = [.identity(dimensions: dimensions)]
  }

  mutating func add(_ operation: MonomialOperator) -> Result {
    let normal = operation.withTrivialPower
    if elements.contains(bare(normal)) { return .known }
    var all = operations + [normal]
    let common = all.reduce(1) { Self.leastCommonMultiple($0, $1.phaseOrder) }
    guard normal.phaseOrder <= MonomialOperator.largestPhaseOrder,
      common <= Self.largestPhaseOrder, var closed = closure(all)
    else { return .groupTooLarge }
    removeMultiplesOfIdentity(from: &all, closed: &closed)
    let bareElements = Set(closed.map(bare))
    if bareElements.count < closed.count { return .makesMultiples }
    operations = all
    elements = bareElements
    return .added
  }

  /// One of all operators that differ from a given one by a phase on the states that there are.
  private func bare(_ operation: MonomialOperator) -> MonomialOperator {
    let plain = operation.withoutGlobalPhase
    guard let fixed else { return plain }
    // A rotation by the fixed total is a phase; the one that makes the phase of one level vanish is taken.
    for (site, weights) in fixed.enumerated() {
      guard let level = weights.indices.first(where: { abs(weights[$0] - weights[0]) == 1 })
      else { continue }
      let turn = plain.phases[site][level] * (weights[level] - weights[0])
      let phases = plain.phases.indices.map { site in
        plain.phases[site].indices.map {
          plain.phases[site][$0] - turn * (fixed[site][$0] - fixed[site][0])
        }
      }
      return MonomialOperator(
        dimensions: dimensions, sitePermutation: plain.sitePermutation,
        levelPermutations: plain.levelPermutations, phases: phases,
        phaseOrder: plain.phaseOrder, fermions: plain.fermions
      ).withoutGlobalPhase
    }
    return plain
  }

  /// Gives generators other phases as long as that removes multiples of the identity from the group.
  private func removeMultiplesOfIdentity(
    from generators: inout [MonomialOperator], closed: inout Set<MonomialOperator>
  ) {
    let count = Set(closed.map(bare)).count
    var isOpen = closed.count > count
    while isOpen {
      isOpen = false
      for place in generators.indices where closed.count > count {
        for alternative in generators[place].phaseAlternatives {
          var others = generators
          others[place] = alternative
          if let smaller = closure(others), smaller.count < closed.count {
            (generators, closed, isOpen) = (others, smaller, true)
          }
        }
      }
    }
  }

  private func closure(_ generators: [MonomialOperator]) -> Set<MonomialOperator>? {
    MonomialOperator.closure(of: generators, dimensions: dimensions, limit: Self.largestOrder)
  }

  private static func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return a / x * b
  }
}

extension MonomialOperator {
  package var withoutGlobalPhase: MonomialOperator { withGlobalPhase(0, order: phaseOrder) }

  fileprivate func withGlobalPhase(_ exponent: Int, order: Int) -> MonomialOperator {
    let factor = order / phaseOrder
    return MonomialOperator(
      dimensions: dimensions, sitePermutation: sitePermutation,
      levelPermutations: levelPermutations, phases: phases.map { $0.map { $0 * factor } },
      globalPhase: exponent, phaseOrder: order, fermions: fermions)
  }

  /// The same operator with other phases, whose order is that of the operator.
  fileprivate var phaseAlternatives: [MonomialOperator] {
    let identity = MonomialOperator.identity(dimensions: dimensions)
    var (power, order) = (self, 1)
    while power != identity {
      (power, order) = (power.multiplied(by: self), order + 1)
      // Phases of high order are no use: they would be elements themselves.
      if order > 12 { return [] }
    }
    let common = phaseOrder * order
    return (1..<max(1, order)).map { turn in
      withGlobalPhase(globalPhase * order + turn * phaseOrder, order: common)
    }
  }

  /// The same operator with the phase that makes its smallest power that is a multiple of the identity the identity itself, where that
  /// takes no larger root of unity than is recognized.
  package var withTrivialPower: MonomialOperator {
    let start = withoutGlobalPhase
    let identity = MonomialOperator.identity(dimensions: dimensions)
    var power = start
    for exponent in 1...VisibleSelection.largestOrder {
      if power.withoutGlobalPhase == identity {
        if power.globalPhase == 0 { return start }
        let order = power.phaseOrder * exponent
        let common = start.phaseOrder * order
        guard order <= MonomialOperator.largestPhaseOrder else { return start }
        return start.withGlobalPhase(
          common - power.globalPhase * (common / order), order: common)
      }
      power = power.multiplied(by: start)
    }
    return start
  }
}
