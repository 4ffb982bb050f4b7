/// Which levels of a few sites occur in states with a fixed total.
package struct ReachableLevels: Sendable {
  private let conserved: ConservedTotal
  private let lowest: [Int]
  private let highest: [Int]
  /// The total that is left when every site has its lowest weight, and its highest.
  private let rest: (low: Int, high: Int)

  /// For a total to which every site adds by itself.
  package init(_ conserved: ConservedTotal) {
    precondition(conserved.cellSize == 1, "sites count one by one")
    self.conserved = conserved
    lowest = conserved.weights.map { $0.min()! }
    highest = conserved.weights.map { $0.max()! }
    rest = (conserved.total - lowest.reduce(0, +), conserved.total - highest.reduce(0, +))
  }

  /// Whether the other sites could make up for the rest of the total; true also where gaps between their weights forbid it.
  package func mayOccur(_ sites: [Int], _ levels: [Int]) -> Bool {
    var (low, high) = rest
    for (site, level) in zip(sites, levels) {
      let weight = conserved.weights[site][level]
      low -= weight - lowest[site]
      high -= weight - highest[site]
    }
    return low >= 0 && high <= 0
  }

  /// The operator without elements between levels that cannot stand together: the same on all states. With many levels on several sites
  /// hardly anything is left.
  ///
  /// Elements at levels that a single site never has are kept, so that what acts on such levels alone does not look like a symmetry;
  /// and those that lead out of the total, so that they are noticed.
  package func restricting(_ operation: LocalOperator) -> LocalOperator {
    guard operation.dimension >= Self.leastDimension else { return operation }
    let isKept = isKept(on: operation.sites)
    if !isKept.contains(false) { return operation }
    let columns = operation.columns.enumerated().map { column, entries in
      isKept[column] ? entries : entries.filter { isKept[$0.row] }
    }
    return LocalOperator(
      sites: operation.sites, dimensions: operation.dimensions, columns: columns,
      parityString: operation.parityString)
  }

  /// Operators on fewer configurations are small as they are.
  private static let leastDimension = 64

  /// Whether a configuration may occur, or has a level that none has. Shape [configuration].
  private func isKept(on sites: [Int]) -> [Bool] {
    var sums: [(sum: Int, isOut: Bool)] = [(0, false)]
    for site in sites {
      let levels = conserved.weights[site].enumerated().map { level, weight in
        (weight: weight, isOut: !mayOccur([site], [level]))
      }
      sums = sums.flatMap { known in
        levels.map { (known.sum + $0.weight, known.isOut || $0.isOut) }
      }
    }
    let least = sites.reduce(rest.high) { $0 + highest[$1] }
    let most = sites.reduce(rest.low) { $0 + lowest[$1] }
    return sums.map { $0.isOut || least <= $0.sum && $0.sum <= most }
  }
}
