extension ConservedTotal {
  /// Whether a symmetry operation maps the states of this total onto themselves.
  ///
  /// It need not keep other totals: the flip of all spins keeps S^z = 0 only.
  /// Complexity: O(sites · levels · different pairs of partial totals before and after).
  public func isPreserved(by operation: MonomialOperator) -> Bool {
    var reached: Set<[Int]> = [[0, 0]]
    for (site, own) in weights.enumerated() {
      let target = weights[operation.sitePermutation[site]]
      let changes = Set(
        own.indices.map { [own[$0], target[operation.levelPermutations[site][$0]]] })
      reached = reached.reduce(into: []) { sums, sum in
        for change in changes { sums.insert([sum[0] + change[0], sum[1] + change[1]]) }
      }
    }
    return reached.allSatisfy { $0[0] != total || $0[1] == total }
  }

  /// Levels before and after of a matrix element that changes the total, with the sites; nil if
  /// the operator keeps every total.
  public func violation(
    of operation: LocalOperator
  ) -> (sites: [Int], before: [Int], after: [Int])? {
    let strides = LocalOperator.strides(operation.dimensions)
    func levels(_ configuration: Int) -> [Int] {
      operation.dimensions.indices.map { configuration / strides[$0] % operation.dimensions[$0] }
    }
    func weight(_ levels: [Int]) -> Int {
      levels.indices.reduce(0) { $0 + weights[operation.sites[$1]][levels[$1]] }
    }
    for (column, entries) in operation.columns.enumerated() where !entries.isEmpty {
      let before = levels(column)
      let kept = weight(before)
      for entry in entries {
        let after = levels(entry.row)
        if weight(after) != kept { return (operation.sites, before, after) }
      }
    }
    return nil
  }
}
