import ContinuousGroups
import TestSupport

/// The irreps in a tensor power of an irrep, seen from charges along a coweight.
struct TensorPowerSample {
  let factors: [SimpleLieAlgebra]
  /// Multiplicities of the irreps by depth: how often each simple root is subtracted from the highest weight of the power.
  let irreps: [(depth: [Int], highest: [Int], levels: Int)]

  init(_ factors: [SimpleLieAlgebra], site: [Int], power: Int) {
    self.factors = factors
    let unit = Self.character(factors, site)
    var weights = [[Int](repeating: 0, count: site.count): 1]
    for _ in 0..<power {
      var product: [[Int]: Int] = [:]
      for (a, m) in weights {
        for (b, n) in unit { product[zip(a, b).map { $0 + $1 }, default: 0] += m * n }
      }
      weights = product
    }
    let top = site.map { $0 * power }
    var irreps: [(depth: [Int], highest: [Int], levels: Int)] = []
    while let (depth, levels) = weights.min(by: {
      ($0.key.reduce(0, +), "\($0.key)") < ($1.key.reduce(0, +), "\($1.key)")
    }) {
      let highest = Self.labels(factors, depth, below: top)
      irreps.append((depth, highest, levels))
      for (deeper, count) in Self.character(factors, highest) {
        let place = zip(depth, deeper).map { $0 + $1 }
        let rest = weights[place]! - levels * count
        weights[place] = rest == 0 ? nil : rest
      }
    }
    self.irreps = irreps
  }

  /// The diagrams in charges that every simple root changes by these numbers, with the numbers of irreps and of levels.
  /// Shape of `roots`: [simple root, charge].
  func diagrams(
    _ roots: [[Int]]
  ) -> [(diagram: WeightDiagram, count: Int, levels: Int)] {
    var found: [WeightDiagram: (Int, Int)] = [:]
    for irrep in irreps {
      var weights: [[Int]: Int] = [:]
      for (depth, count) in Self.character(factors, irrep.highest) {
        let charge = roots[0].indices.map { k in
          7 - zip(zip(depth, irrep.depth), roots).reduce(0) { $0 + ($1.0.0 + $1.0.1) * $1.1[k] }
        }
        weights[charge, default: 0] += count
      }
      let known = found[WeightDiagram(weights: weights)] ?? (0, 0)
      found[WeightDiagram(weights: weights)] = (known.0 + 1, known.1 + irrep.levels)
    }
    return found.map { ($0.key, $0.value.0, $0.value.1) }
      .sorted { ($0.0.dimension, $0.2, "\($0.0)") < ($1.0.dimension, $1.2, "\($1.0)") }
  }

  private static func character(
    _ factors: [SimpleLieAlgebra], _ highest: [Int]
  ) -> [[Int]: Int] {
    var result: [[Int]: Int] = [[]: 1]
    var start = 0
    for factor in factors {
      let own = IrreducibleCharacter(
        factor, highestWeight: Array(highest[start..<start + factor.rank]))
      start += factor.rank
      result = result.reduce(into: [:]) { product, term in
        for (depth, count) in own.multiplicities { product[term.key + depth] = term.value * count }
      }
    }
    return result
  }

  private static func labels(
    _ factors: [SimpleLieAlgebra], _ depth: [Int], below top: [Int]
  ) -> [Int] {
    var (result, start) = (top, 0)
    for factor in factors {
      for (i, row) in factor.cartanMatrix.enumerated() {
        result[start + i] -= row.indices.reduce(0) { $0 + row[$1] * depth[start + $1] }
      }
      start += factor.rank
    }
    return result
  }
}
