import GroupTheory

extension ConservedTotal {
  /// Levels of a state with the total that an operator maps to one without; nil where there is none. Where several sites count as
  /// one, levels of zeros stand for the doubt that is left by too many states.
  ///
  /// Complexity: O(sites · levels · different partial totals), whatever the number of states, unless several sites count as one.
  package func violation(by operation: MonomialOperator) -> [Int]? {
    if cellSize > 1 {
      if let changes = changes(by: operation), changes.joined().allSatisfy({ $0 == 0 }) {
        return nil
      }
      return firstState(of: operation.dimensions) { [self] levels in
        value(of: levels) == total && value(of: operation.image(of: levels)) != total
      }
    }
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
    let (operation, sums) = onCells(operation)
    for (column, entries) in operation.columns.enumerated() {
      for entry in entries where sums[entry.row] != sums[column] {
        if !(entry.amplitude.length <= tolerance) { return sums[entry.row] - sums[column] }
      }
    }
    return nil
  }
}

extension ConservedTotal {
  /// The product states that are looked at one by one.
  private static let mostStates = 1 << 20

  /// What an operator adds to the value of each configuration of a cell; nil where it tears cells apart. Shape [cell][configuration].
  func changes(by operation: MonomialOperator) -> [[Int]]? {
    var changes: [[Int]] = []
    for cell in weights.indices {
      let sites = sites(of: cell)
      let image = operation.sitePermutation[sites.lowerBound] / cellSize
      guard sites.allSatisfy({ operation.sitePermutation[$0] / cellSize == image }) else {
        return nil
      }
      var levels = [Int](repeating: 0, count: operation.dimensions.count)
      changes.append(
        weights[cell].indices.map { configuration in
          var rest = configuration
          for site in sites.reversed() {
            levels[site] = rest % operation.dimensions[site]
            rest /= operation.dimensions[site]
          }
          let moved = operation.image(of: levels)
          return weights[image][self.configuration(of: image, moved)]
            - weights[cell][configuration]
        })
    }
    return changes
  }

  /// The first product state with a property; that of zeros where there are too many to tell.
  func firstState(of dimensions: [Int], where isFound: ([Int]) -> Bool) -> [Int]? {
    var levels = [Int](repeating: 0, count: dimensions.count)
    for _ in 0..<Self.mostStates {
      if isFound(levels) { return levels }
      var site = dimensions.count - 1
      while site >= 0, levels[site] == dimensions[site] - 1 {
        levels[site] = 0
        site -= 1
      }
      if site < 0 { return nil }
      levels[site] += 1
    }
    return [Int](repeating: 0, count: dimensions.count)
  }
}

extension MonomialOperator {
  /// The levels of the image of a product state.
  package func image(of levels: [Int]) -> [Int] {
    var image = levels
    for (site, level) in levels.enumerated() {
      image[sitePermutation[site]] = levelPermutations[site][level]
    }
    return image
  }

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
