import LatticeModels

/// The sign that fermions give to the image of a basis state when sites are permuted.
///
/// It is (-1) to the number of pairs of occupied sites whose order is reversed: pairs within the slow
/// half of the sites, within the fast half, and between them. The first two are tabulated; for the
/// third, each slow configuration knows the fast sites that an odd number of its fermions passes.
struct ExchangeSigns: Sendable {
  /// One half of the sites in one configuration.
  private struct Half {
    /// Whether an odd number of pairs within the half is reversed.
    var isOdd = false
    /// The occupied sites, one bit for each fermion site of the half.
    var occupied: UInt64 = 0
    /// The sites of the other half that an odd number of fermions passes, bits as there.
    var passed: UInt64 = 0
  }

  private let slow: [Half]
  private let fast: [Half]

  /// - Parameter cut: The first site of the fast half.
  init(_ operation: MonomialOperator, cut: Int) {
    let last = operation.fermions.filter { $0 >= cut }
    slow = Self.table(operation, sites: 0..<cut, others: last)
    fast = Self.table(operation, sites: cut..<operation.dimensions.count, others: [])
  }

  @inline(__always)
  func isNegative(slow first: Int, fast second: Int) -> Bool {
    let crossings = (slow[first].passed & fast[second].occupied).nonzeroBitCount & 1 == 1
    return (slow[first].isOdd != fast[second].isOdd) != crossings
  }

  /// All configurations of some sites, the first site slowest. The tables limit a half to far fewer
  /// than 64 sites of two levels.
  private static func table(
    _ operation: MonomialOperator, sites: Range<Int>, others: [Int]
  ) -> [Half] {
    let targets = operation.sitePermutation
    var halves = [Half()]
    var fermions: [Int] = []
    for site in sites {
      guard operation.fermions.contains(site) else {
        halves = halves.flatMap { Array(repeating: $0, count: operation.dimensions[site]) }
        continue
      }
      func bits(_ sites: [Int], where isReversed: (Int) -> Bool) -> UInt64 {
        sites.indices.reduce(0) { $0 | (isReversed(sites[$1]) ? 1 << UInt64($1) : 0) }
      }
      let before = bits(fermions) { targets[$0] > targets[site] }
      let after = bits(others) { targets[$0] < targets[site] }
      let own = UInt64(1) << UInt64(fermions.count)
      halves = halves.flatMap { empty in
        var full = empty
        if (empty.occupied & before).nonzeroBitCount & 1 == 1 { full.isOdd.toggle() }
        full.occupied |= own
        full.passed ^= after
        return [empty, full]
      }
      fermions.append(site)
    }
    return halves
  }
}
