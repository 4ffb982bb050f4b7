import LatticeModels

/// Which levels of a few sites occur in states with a fixed total.
struct ReachableLevels {
  private let conserved: ConservedTotal
  private let lowest: [Int]
  private let highest: [Int]
  /// The total that is left when every site has its lowest weight, and its highest.
  private let rest: (low: Int, high: Int)

  init(_ conserved: ConservedTotal) {
    self.conserved = conserved
    lowest = conserved.weights.map { $0.min()! }
    highest = conserved.weights.map { $0.max()! }
    rest = (conserved.total - lowest.reduce(0, +), conserved.total - highest.reduce(0, +))
  }

  /// Whether the other sites could make up for the rest of the total; true also where gaps between their weights forbid it.
  func mayOccur(_ sites: [Int], _ levels: [Int]) -> Bool {
    var (low, high) = rest
    for (site, level) in zip(sites, levels) {
      let weight = conserved.weights[site][level]
      low -= weight - lowest[site]
      high -= weight - highest[site]
    }
    return low >= 0 && high <= 0
  }
}
