extension ConservedCharge {
  /// Levels of a state whose charge an operator changes; nil where there is none.
  package func violation(by operation: MonomialOperator) -> [Int]? {
    let changes = weights.indices.map { site in
      weights[site].indices.map { level in
        weights[operation.sitePermutation[site]][operation.levelPermutations[site][level]]
          - weights[site][level]
      }
    }
    var levels = [Int](repeating: 0, count: weights.count)
    if changes.reduce(0, { $0 + $1[0] }) != 0 { return levels }
    for (site, change) in changes.enumerated() {
      guard let level = change.firstIndex(where: { $0 != change[0] }) else { continue }
      levels[site] = level
      return levels
    }
    return nil
  }
}
