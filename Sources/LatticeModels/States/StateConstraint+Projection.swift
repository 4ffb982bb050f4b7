extension StateConstraint {
  /// P A P with the projectors P of all rules that the operator could break: on the states of the space it is what is left of A, and it
  /// maps them to states of the space. Nil where that acts on more than `mostStates` configurations.
  package func projected(_ operation: LocalOperator, mostStates: Int) -> LocalOperator? {
    let strides = LocalOperator.strides(operation.dimensions)
    var changed: Set<Int> = []
    for (column, entries) in operation.columns.enumerated() {
      for entry in entries {
        for place in strides.indices {
          let levels = (column / strides[place], entry.row / strides[place])
          if levels.0 % operation.dimensions[place] != levels.1 % operation.dimensions[place] {
            changed.insert(operation.sites[place])
          }
        }
      }
    }
    let touched = rules.filter { !changed.isDisjoint(with: $0.sites) }
    let sites = Set(operation.sites).union(touched.flatMap(\.sites))
    let states = sites.reduce(1) { $0 > mostStates ? $0 : $0 * siteDimensions[$1] }
    guard states <= mostStates else { return nil }
    return touched.reduce(operation) { result, rule in
      let projector = projector(rule)
      return projector * result * projector
    }
  }
}
