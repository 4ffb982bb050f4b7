import Numerics

/// A coupling computed from random variables that all terms of a sample share.
public struct CouplingFormula: Sendable {
  /// The random variables.
  public let variables: [CouplingDraw]
  /// The expectation value ∫ f(x) p(x) dx.
  ///
  /// Accuracy: 1e-9 of the largest |f| for up to two variables and an f that is smooth and varies
  /// on the scale of the distributions' widths; fewer digits with more variables. The same for
  /// `variance`.
  public let mean: Double
  /// The variance ∫ (f(x) - mean)² p(x) dx.
  public let variance: Double
  private let body: @Sendable ([Double]) -> Double

  /// The coupling f(x_1, x_2, …); `body` gets the values of `variables` in their order.
  public init(variables: [CouplingDraw], _ body: @escaping @Sendable ([Double]) -> Double) {
    self.variables = variables
    self.body = body
    (mean, variance) = Self.moments(variables, body)
  }

  /// The coupling for given values of the variables.
  public func value(_ values: [Double]) -> Double { body(values) }

  /// The coupling in one sample.
  public func value(seed: UInt64, sample: Int) -> Double {
    body(variables.map { $0.value(seed: seed, sample: sample) })
  }

  private static func moments(
    _ variables: [CouplingDraw], _ body: ([Double]) -> Double
  ) -> (mean: Double, variance: Double) {
    let points = max(3, Int(.pow(1e4, 1 / Double(max(1, variables.count)))))
    let grids = variables.map { $0.distribution.quadrature(points: min(points, 64)) }
    var nodes: [(values: [Double], weight: Double)] = [([], 1)]
    for grid in grids {
      nodes = nodes.flatMap { node in
        grid.map { (node.values + [$0.value], node.weight * $0.weight) }
      }
    }
    let values = nodes.map { body($0.values) }
    let mean = zip(nodes, values).reduce(0) { $0 + $1.0.weight * $1.1 }
    let variance = zip(nodes, values).reduce(0) {
      $0 + $1.0.weight * ($1.1 - mean) * ($1.1 - mean)
    }
    return (mean, variance)
  }
}

extension CouplingDistribution {
  /// Values with weights that sum to 1, for expectation values Σ weight f(value).
  ///
  /// Gauss-Legendre nodes between the bounds of a uniform distribution; for the others equally
  /// spaced nodes of the normal variable within 8 standard deviations, where the trapezoidal rule
  /// converges as fast.
  func quadrature(points: Int) -> [(value: Double, weight: Double)] {
    switch self {
    case .uniform(let lower, let upper):
      return GaussLegendre.nodes(points).map { node in
        ((lower + upper) / 2 + (upper - lower) / 2 * node.position, node.weight / 2)
      }
    case .normal(let mean, let deviation):
      return CouplingDistribution.normalNodes(points).map {
        (mean + deviation * $0.position, $0.weight)
      }
    case .logNormal(let location, let scale):
      return CouplingDistribution.normalNodes(points).map {
        (.exp(location + scale * $0.position), $0.weight)
      }
    }
  }

  private static func normalNodes(_ points: Int) -> [(position: Double, weight: Double)] {
    let positions = (0..<points).map { 16 * (Double($0) / Double(points - 1) - 0.5) }
    let weights = positions.map { Double.exp(-$0 * $0 / 2) }
    let sum = weights.reduce(0, +)
    return zip(positions, weights).map { ($0, $1 / sum) }
  }
}

/// Gauss-Legendre quadrature on [-1, 1].
enum GaussLegendre {
  /// The zeros of the Legendre polynomial P_n, by Newton's method, with weights that sum to 2.
  static func nodes(_ count: Int) -> [(position: Double, weight: Double)] {
    (0..<count).map { index in
      var position = Double.cos(.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
      var slope = 1.0
      for _ in 0..<8 {
        var (previous, current) = (1.0, position)
        for degree in 1..<max(count, 1) {
          let next =
            (Double(2 * degree + 1) * position * current - Double(degree) * previous)
            / Double(degree + 1)
          (previous, current) = (current, next)
        }
        slope = Double(count) * (position * current - previous) / (position * position - 1)
        position -= current / slope
      }
      return (position, 2 / ((1 - position * position) * slope * slope))
    }
  }
}
