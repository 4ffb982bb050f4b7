import GroupTheory

extension ConservedTotal {
  /// Levels of a state with the total that an operator maps to one without; nil where there is none.
  ///
  /// Complexity: O(sites · levels · different partial totals), whatever the number of states.
  package func violation(by operation: MonomialOperator) -> [Int]? {
    // Σ_j (weight after - weight before) must vanish on every state that has the total.
    let changes = weights.indices.map { site in
      weights[site].indices.map { level in
        weights[operation.sitePermutation[site]][operation.levelPermutations[site][level]]
          - weights[site][level]
      }
    }
    if changes.joined().allSatisfy({ $0 == 0 }) { return nil }
    struct Prefix: Hashable {
      let missing: Int
      let change: Int
    }
    let rests = completions
    var prefixes = [Prefix(missing: total, change: 0): [Int]()]
    for site in weights.indices {
      var next: [Prefix: [Int]] = [:]
      for (prefix, levels) in prefixes {
        for level in weights[site].indices {
          let missing = prefix.missing - weights[site][level]
          guard rests[site + 1].contains(missing) else { continue }
          let key = Prefix(missing: missing, change: prefix.change + changes[site][level])
          let candidate = levels + [level]
          if let known = next[key], known.lexicographicallyPrecedes(candidate) { continue }
          next[key] = candidate
        }
      }
      prefixes = next
    }
    return prefixes.filter { $0.key.missing == 0 && $0.key.change != 0 }.map(\.value)
      .min { $0.lexicographicallyPrecedes($1) }
  }

  /// The change of the total in the largest matrix element that changes it; nil where the operator
  /// conserves the total up to rounding.
  package func violation(by operation: LocalOperator, tolerance: Double) -> Int? {
    let sums = (0..<operation.dimension).map { configuration in
      var rest = configuration
      var sum = 0
      for (site, dimension) in zip(operation.sites, operation.dimensions).reversed() {
        sum += weights[site][rest % dimension]
        rest /= dimension
      }
      return sum
    }
    for (column, entries) in operation.columns.enumerated() {
      for entry in entries where sums[entry.row] != sums[column] {
        if !(entry.amplitude.length <= tolerance) { return sums[entry.row] - sums[column] }
      }
    }
    return nil
  }
}

extension MonomialOperator {
  /// The exact trace over the states that have a conserved total.
  ///
  /// Every cycle of the site permutation contributes a polynomial in x, with the weights along the
  /// cycle as exponents; the trace is the coefficient of x^total in their product.
  public func trace(conserving conserved: ConservedTotal) -> Cyclotomic {
    // Numbers of states by total and by phase exponent.
    var product = [0: phaseVector(globalPhase)]
    for cycle in siteCycles {
      var next: [Int: [Int]] = [:]
      for (weight, counts) in closedLevels(of: cycle, weights: conserved.weights) {
        for (sum, known) in product {
          var target = next[sum + weight] ?? phaseVector(nil)
          for (first, count) in counts.enumerated() where count != 0 {
            for (second, other) in known.enumerated() where other != 0 {
              target[(first + second) % phaseOrder] += count * other
            }
          }
          next[sum + weight] = target
        }
      }
      product = next
    }
    let counts = product[conserved.total] ?? phaseVector(nil)
    return counts.enumerated().reduce(Cyclotomic(0)) { sum, term in
      term.element == 0
        ? sum : sum + Cyclotomic(term.element) * .rootOfUnity(term.offset, order: phaseOrder)
    }
  }

  private func phaseVector(_ exponent: Int?) -> [Int] {
    var counts = [Int](repeating: 0, count: phaseOrder)
    if let exponent { counts[exponent] = 1 }
    return counts
  }

  /// The levels that return to themselves after one round of a cycle, counted by the weight that
  /// they put on all sites of the cycle and by phase.
  private func closedLevels(of cycle: [Int], weights: [[Int]]) -> [Int: [Int]] {
    var result: [Int: [Int]] = [:]
    for start in 0..<dimensions[cycle[0]] {
      var (level, exponent, weight) = (start, 0, 0)
      for site in cycle {
        exponent += phases[site][level]
        weight += weights[site][level]
        level = levelPermutations[site][level]
      }
      if level != start { continue }
      exponent += signExponent(of: cycle, level: level)
      result[weight, default: phaseVector(nil)][exponent % phaseOrder] += 1
    }
    return result
  }
}
