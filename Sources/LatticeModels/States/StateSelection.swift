import GroupTheory

/// What selects the product states of a space: a total, conditions on neighbours, both, or nothing.
public struct StateSelection: Hashable, Sendable {
  /// The number of levels of every site.
  public let siteDimensions: [Int]
  /// The total that all states have, if any.
  public let total: ConservedTotal?
  /// The conditions that all states obey, if any.
  public let constraint: StateConstraint?

  /// All states that have the total and obey the conditions.
  public init(
    siteDimensions: [Int], total: ConservedTotal? = nil, constraint: StateConstraint? = nil
  ) {
    (self.siteDimensions, self.total, self.constraint) = (siteDimensions, total, constraint)
  }

  /// Whether single sites alone decide what the total is, and nothing else selects states.
  private var isPlain: Bool { constraint == nil && total?.cellSize ?? 1 == 1 }

  /// The number of states for every value of the total, or for `0` without one; nil where it cannot be counted.
  package var dimensions: [Int: Int]? {
    if isPlain, let total { return ConservedTotal.dimensions(total.weights) }
    let sites = Array(siteDimensions.indices)
    let counts = try? ConstrainedSum(
      sites.map { site in
        (0..<siteDimensions[site]).map { .init(weight: siteWeight(site, $0), phase: 0) }
      }, factors(sites, siteDimensions) { $1 }
    ).counts()
    return counts?.mapValues { $0[0] }
  }

  /// The number of states; nil where it cannot be counted.
  public var dimension: Int? {
    if isPlain, let total { return total.dimension }
    return dimensions.map { $0[total?.total ?? 0] ?? 0 }
  }

  /// The exact trace of an operator that maps the space to itself; nil where it cannot be counted.
  package func trace(of operation: MonomialOperator) -> Cyclotomic? {
    if isPlain { return total.map(operation.trace) ?? operation.trace }
    let cycles = operation.siteCycles
    let closed = cycles.map { operation.closedLevels(of: $0) }
    var variableOf = [Int](repeating: 0, count: siteDimensions.count)
    for (number, cycle) in cycles.enumerated() {
      for site in cycle { variableOf[site] = number }
    }
    let variables = zip(cycles, closed).map { cycle, values in
      values.map { value in
        ConstrainedSum.Value(
          weight: zip(cycle, value.levels).reduce(0) { $0 + siteWeight($1.0, $1.1) },
          phase: value.phase)
      }
    }
    let counts = try? ConstrainedSum(
      variables,
      factors(variableOf, closed.map(\.count)) { site, number in
        let variable = variableOf[site]
        return closed[variable][number].levels[cycles[variable].firstIndex(of: site)!]
      }, phaseOrder: operation.phaseOrder
    ).counts()
    guard let own = counts.map({ $0[total?.total ?? 0] ?? [] }) else { return nil }
    let unit = Cyclotomic.rootOfUnity(operation.globalPhase, order: operation.phaseOrder)
    return own.enumerated().reduce(Cyclotomic(0)) { sum, term in
      term.element == 0
        ? sum
        : sum + Cyclotomic(term.element) * unit
          * .rootOfUnity(term.offset, order: operation.phaseOrder)
    }
  }

  private func siteWeight(_ site: Int, _ level: Int) -> Int {
    guard let total, total.cellSize == 1 else { return 0 }
    return total.weights[site][level]
  }

  /// Conditions, and what cells add to the total, as functions of variables that decide the levels of sites.
  private func factors(
    _ variableOf: [Int], _ valueCounts: [Int], level: (_ site: Int, _ value: Int) -> Int
  ) -> [ConstrainedSum.Factor] {
    tables.map { sites, table in
      let variables = Set(sites.map { variableOf[$0] }).sorted()
      let count = variables.reduce(1) { $0 * valueCounts[$1] }
      let weights = (0..<count).map { configuration in
        var (rest, values) = (configuration, [Int: Int]())
        for variable in variables.reversed() {
          values[variable] = rest % valueCounts[variable]
          rest /= valueCounts[variable]
        }
        return table[
          sites.reduce(0) { $0 * siteDimensions[$1] + level($1, values[variableOf[$1]]!) }]
      }
      return ConstrainedSum.Factor(variables: variables, weights: weights)
    }
  }

  /// What each configuration of some sites adds to the total; nil where it is forbidden.
  private var tables: [(sites: [Int], weights: [Int?])] {
    let rules = (constraint?.rules ?? []).map { rule in
      (sites: rule.sites, weights: rule.isAllowed.map { $0 ? 0 : Int?.none })
    }
    guard let total, total.cellSize > 1 else { return rules }
    return rules
      + total.weights.enumerated().map { cell, weights in
        (Array(total.sites(of: cell)), weights.map { $0 })
      }
  }
}

extension MonomialOperator {
  /// The levels on the sites of a cycle that return to themselves after one round, with the phase that they get.
  fileprivate func closedLevels(of cycle: [Int]) -> [(levels: [Int], phase: Int)] {
    (0..<dimensions[cycle[0]]).compactMap { start in
      var (level, exponent, levels) = (start, 0, [Int]())
      for site in cycle {
        levels.append(level)
        exponent += phases[site][level]
        level = levelPermutations[site][level]
      }
      guard level == start else { return nil }
      exponent += signExponent(of: cycle, level: level)
      return (levels, exponent % phaseOrder)
    }
  }
}
