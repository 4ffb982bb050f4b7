extension ConservedTotal {
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
