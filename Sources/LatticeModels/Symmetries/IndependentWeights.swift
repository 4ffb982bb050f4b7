/// Weights of charges up to constants on sites, as long as they are linearly independent.
package struct IndependentWeights {
  private var rows: [(pivot: Int, values: [Double])] = []

  /// None yet.
  package init() {}

  /// False where others determine a charge.
  package mutating func add(_ weights: [[Int]]) -> Bool {
    var values = weights.flatMap { site in site.map { Double($0 - site[0]) } }
    for row in rows {
      let factor = values[row.pivot] / row.values[row.pivot]
      for place in values.indices { values[place] -= factor * row.values[place] }
    }
    guard let pivot = values.indices.max(by: { abs(values[$0]) < abs(values[$1]) }),
      abs(values[pivot]) > 1e-9
    else { return false }
    rows.append((pivot, values))
    return true
  }
}
