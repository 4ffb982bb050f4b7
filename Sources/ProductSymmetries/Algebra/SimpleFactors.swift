import LinearAlgebra

/// The simple ideals of a compact Lie algebra, by its roots.
package struct SimpleFactors: Sendable {
  /// One simple ideal.
  package struct Factor: Sendable {
    /// A_n, B_n, C_n, D_n, E_n, F_4 or G_2.
    package let family: Character
    /// The rank n.
    package let rank: Int
    /// Which roots of the decomposition belong to it.
    package let roots: [Int]
    /// The simple ones of them.
    package let simpleRoots: [Int]

    /// As in "A2".
    package var name: String { "\(family)\(rank)" }
  }

  /// The ideals, the largest first.
  package let factors: [Factor]
  /// The dimension of the centre.
  package let centreDimension: Int
  /// ρ: the member of the torus on which every simple root has the value 1. Shape [rank].
  ///
  /// Automorphisms that permute the simple roots leave it alone, and in every component of a group there are elements that do.
  package let weylVector: [Double]

  init(_ decomposition: CartanDecomposition) throws {
    let roots = decomposition.roots
    let rank = decomposition.rank
    // A functional without zeros among the roots; its first entries weigh the most, so that order is that of the torus.
    let order = (0..<rank).map { place -> Double in
      let first = 1 / Double(1 + place)
      return first + 0.01 * Double((place * 7 + 3) % 11)
    }
    let positive = roots.indices.filter { OnSiteAlgebra.product(order, roots[$0]) > 0 }
    func isSum(_ root: Int) -> Bool {
      positive.contains { first in
        let rest: [Double] = zip(roots[root], roots[first]).map { $0.0 - $0.1 }
        return positive.contains { Self.distance(roots[$0], rest) < 1e-6 }
      }
    }
    let simple = positive.filter { !isSum($0) }
    factors = Self.components(of: roots).map { members in
      Self.factor(members, simple: simple.filter(members.contains), roots)
    }.sorted { ($1.roots.count, $0.name) < ($0.roots.count, $1.name) }
    centreDimension = rank - factors.reduce(0) { $0 + $1.rank }
    weylVector = try Self.weylVector(simple.map { roots[$0] }, rank: rank)
  }

  private static func distance(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).map { abs($0 - $1) }.max() ?? 0
  }

  /// The sets of roots that are not orthogonal, directly or through others.
  private static func components(of roots: [[Double]]) -> [[Int]] {
    var waiting = Set(roots.indices)
    var components: [[Int]] = []
    while let start = waiting.min() {
      waiting.remove(start)
      var members = [start]
      var next = 0
      while next < members.count {
        let joined = waiting.filter {
          abs(OnSiteAlgebra.product(roots[$0], roots[members[next]])) > 1e-6
        }
        members += joined.sorted()
        waiting.subtract(joined)
        next += 1
      }
      components.append(members.sorted())
    }
    return components
  }

  private static func factor(
    _ members: [Int], simple: [Int], _ roots: [[Double]]
  ) -> Factor {
    let lengths = members.map { OnSiteAlgebra.product(roots[$0], roots[$0]) }
    let longest = lengths.max() ?? 1
    let short = lengths.count { $0 < 0.9 * longest }
    let (rank, count) = (simple.count, members.count)
    let family: Character =
      switch (rank, count, short) {
      case (2, 12, _): "G"
      case (4, 48, _): "F"
      case (_, rank * (rank + 1), 0): "A"
      case (6, 72, 0), (7, 126, 0), (8, 240, 0): "E"
      case (_, 2 * rank * (rank - 1), 0): "D"
      case (_, _, 2 * rank): "B"
      default: "C"
      }
    return Factor(family: family, rank: rank, roots: members, simpleRoots: simple)
  }

  /// The combination of simple roots' duals with the value 1 on each.
  private static func weylVector(_ simple: [[Double]], rank: Int) throws -> [Double] {
    guard !simple.isEmpty else { return Array(repeating: 0, count: rank) }
    let gram = DenseMatrix<Double>(rowCount: simple.count, columnCount: simple.count) {
      OnSiteAlgebra.product(simple[$0], simple[$1])
    }
    guard
      let weights = gram.positiveDefiniteSolution(of: Array(repeating: 1, count: simple.count))
    else { throw LinearAlgebraError.routineFailed(name: "dposv", info: 1, dimension: simple.count) }
    return (0..<rank).map { place in
      zip(weights, simple).reduce(0) { $0 + $1.0 * $1.1[place] }
    }
  }
}
