import Foundation

/// Gauss-Legendre quadrature on [-1, 1]: exact for polynomials of degree below 2n.
struct GaussLegendreRule: Sendable {
  /// The zeros of P_n, ascending.
  let nodes: [Double]
  let weights: [Double]

  /// Newton's method from the asymptotic zeros.
  init(count: Int) {
    precondition(count > 0, "a rule has at least one node")
    var nodes: [Double] = []
    var weights: [Double] = []
    for k in stride(from: count, to: 0, by: -1) {
      var x = cos(Double.pi * (Double(k) - 0.25) / (Double(count) + 0.5))
      var slope = 1.0
      for _ in 0..<100 {
        let values = Self.legendre(count, at: x)
        slope = Double(count) * (x * values[count] - values[count - 1]) / (x * x - 1)
        let step = values[count] / slope
        x -= step
        if abs(step) < 1e-15 { break }
      }
      nodes.append(x)
      weights.append(2 / ((1 - x * x) * slope * slope))
    }
    (self.nodes, self.weights) = (nodes, weights)
  }

  /// The places and weights for an integral from `lower` to `upper`.
  func scaled(from lower: Double, to upper: Double) -> (places: [Double], weights: [Double]) {
    let (half, middle) = ((upper - lower) / 2, (upper + lower) / 2)
    return (nodes.map { middle + half * $0 }, weights.map { half * $0 })
  }

  /// The integral of the polynomial through the values at the nodes, from -1 to each node.
  /// Shape: [node, value], row by row.
  func integrationMatrix() -> [Double] {
    let count = nodes.count
    // With a_k = (2k+1)/2 Σ_j w_j P_k(t_j) f_j the integral of P_k from -1 to t is
    // (P_{k+1}(t) - P_{k-1}(t)) / (2k+1), and t + 1 for k = 0.
    let polynomials = nodes.map { Self.legendre(count, at: $0) }
    var matrix = [Double](repeating: 0, count: count * count)
    for i in 0..<count {
      for j in 0..<count {
        var sum = (nodes[i] + 1) / 2
        for k in 1..<max(count, 1) {
          sum += polynomials[j][k] * (polynomials[i][k + 1] - polynomials[i][k - 1]) / 2
        }
        matrix[i * count + j] = weights[j] * sum
      }
    }
    return matrix
  }

  /// P_0(x), …, P_degree(x).
  private static func legendre(_ degree: Int, at x: Double) -> [Double] {
    var values = [1.0, x]
    for k in 1..<max(degree, 1) {
      values.append((Double(2 * k + 1) * x * values[k] - Double(k) * values[k - 1]) / Double(k + 1))
    }
    return values
  }
}
