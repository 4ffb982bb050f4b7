import Foundation

/// The extrema of a Chebyshev polynomial on an interval, and interpolation between them.
///
/// The interpolation converges geometrically for analytic functions.
///
/// Source: J.-P. Berrut, L. N. Trefethen, *Barycentric Lagrange interpolation*, SIAM Rev. 46,
/// 501 (2004), equations (4.2) and (5.4).
struct ChebyshevGrid: Sendable {
  /// Ascending, both ends of the interval included.
  let nodes: [Double]
  private let weights: [Double]

  init(count: Int, from lower: Double, to upper: Double) {
    precondition(count > 1 && lower < upper, "an interval needs two nodes")
    let last = count - 1
    nodes = (0..<count).map { k in
      lower + (upper - lower) * (1 - cos(Double.pi * Double(k) / Double(last))) / 2
    }
    weights = (0..<count).map { k in
      (k % 2 == 0 ? 1 : -1) * (k == 0 || k == last ? 0.5 : 1)
    }
  }

  /// Numbers c_k with f(x) = Σ_k c_k f(x_k).
  func coefficients(at x: Double) -> [Double] {
    if let hit = nodes.firstIndex(where: { abs($0 - x) < 1e-14 }) {
      return nodes.indices.map { $0 == hit ? 1 : 0 }
    }
    let terms = zip(nodes, weights).map { $1 / (x - $0) }
    let sum = terms.reduce(0, +)
    return terms.map { $0 / sum }
  }

  /// The derivative at the nodes of the polynomial through values at the nodes.
  func derivative(of values: [Double]) -> [Double] {
    nodes.indices.map { i in
      nodes.indices.reduce(0) { sum, j in
        i == j
          ? sum : sum + weights[j] / weights[i] * (values[j] - values[i]) / (nodes[i] - nodes[j])
      }
    }
  }
}
