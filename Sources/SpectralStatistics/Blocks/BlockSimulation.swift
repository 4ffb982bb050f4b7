import Foundation

/// Simulated gap ratios of blocks, compared with the computed distributions.
public struct BlockSimulation: Sendable {
  /// What is seen at one order of gap ratios.
  public struct OrderResult: Sendable {
    /// The number of ratios.
    public let count: Int
    /// The mean ratio and its standard error, from the scatter of the samples.
    public let mean, standardError: Double
    /// ⟨r⟩ of infinite random matrices.
    public let expectedMean: Double
    /// χ² of the histogram of all ratios in at most 20 intervals, minus its degrees of freedom, per
    /// ratio.
    public let excess: Double
    /// The mean eigenvalue of the histogram's covariance in units of that of independent ratios,
    /// and the relative variance of the eigenvalues.
    public let covariance: (mean: Double, spread: Double)
  }

  /// Shape: [order].
  public let orders: [OrderResult]
  /// The variance over twice the mean of the log-likelihood ratio against each other hypothesis.
  public let inflations: [BlockHypothesis: Double]

  private static let bins = 20

  /// Simulates blocks of `levels` levels, times the nominal sizes, until about `ratios` ratios are
  /// there.
  public init(
    _ hypothesis: BlockHypothesis, levels: Int, ratios: Int,
    others: [BlockHypothesis] = [], using generator: inout some RandomNumberGenerator
  ) throws {
    let spectrum = BlockSpectrum(
      blocks: hypothesis.blocks.map { ($0.ensemble, Int(Double(levels) * $0.size)) })
    let perSample = max(1, spectrum.blocks.reduce(0) { $0 + $1.levels } * 6 / 10 - 2)
    // Shape: [sample][order][ratio].
    let samples = try (0..<max(2, ratios / perSample)).map { _ in
      let levels = try spectrum.levels(samples: 1, using: &generator)
      return GapRatioDistribution.orders.map { GapRatio.ratios(of: levels, order: $0) }
    }
    let distributions = BlockReference.distributions(of: hypothesis.blocks)
    orders = distributions.enumerated().map { place, distribution in
      OrderResult(samples: samples.map { $0[place] }, distribution: distribution)
    }
    let counts = samples.map { $0.map(Self.counts) }
    let own = distributions.map { $0.histogram(bins: Self.bins) }
    inflations = Dictionary(
      others.filter { $0 != hypothesis }.map { other in
        let logRatios = zip(own, BlockReference.distributions(of: other.blocks)).map { own, other in
          zip(own, other.histogram(bins: Self.bins)).map { log(max($0, 1e-6) / max($1, 1e-6)) }
        }
        let sums = counts.map { sample in
          zip(sample, logRatios).reduce(0) { sum, order in
            sum + zip(order.0, order.1).reduce(0) { $0 + $1.0 * $1.1 }
          }
        }
        let mean = sums.reduce(0, +) / Double(sums.count)
        let variance = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sums.count)
        return (other, variance / (2 * mean))
      }, uniquingKeysWith: { first, _ in first })
  }

  fileprivate static func counts(_ ratios: [Double]) -> [Double] {
    var counts = [Double](repeating: 0, count: bins)
    for ratio in ratios { counts[min(Int(ratio * Double(bins)), bins - 1)] += 1 }
    return counts
  }
}

extension BlockSimulation.OrderResult {
  fileprivate init(samples: [[Double]], distribution: GapRatioDistribution) {
    let number = Double(samples.reduce(0) { $0 + $1.count })
    let average = samples.joined().reduce(0, +) / number
    let scatter = samples.reduce(0) { sum, sample in
      let excess = sample.reduce(0) { $0 + $1 - average }
      return sum + excess * excess
    }
    let counts = samples.map(BlockSimulation.counts)
    let histogram = distribution.histogram(bins: counts[0].count)
    // Intervals that level repulsion leaves empty are left out.
    let bins = histogram.indices.filter { histogram[$0] > 1e-3 }
    let expected = bins.map { histogram[$0] }
    // Shape: [sample][interval].
    let deviations = zip(counts, samples).map { counts, sample in
      bins.map { counts[$0] - Double(sample.count) * histogram[$0] }
    }
    let chiSquared = expected.indices.reduce(0) { sum, bin in
      let deviation = deviations.reduce(0) { $0 + $1[bin] }
      return sum + deviation * deviation / (number * expected[bin])
    }
    count = Int(number)
    mean = average
    standardError = scatter.squareRoot() / number
    expectedMean = distribution.mean
    excess = (chiSquared - Double(bins.count - 1)) / number
    covariance = Self.eigenvalues(of: deviations, expected: expected, number: number)
  }

  /// The moments of the covariance's eigenvalues, from its trace and that of its square.
  private static func eigenvalues(
    of deviations: [[Double]], expected: [Double], number: Double
  ) -> (mean: Double, spread: Double) {
    var (trace, square) = (0.0, 0.0)
    for i in expected.indices {
      for j in expected.indices {
        let covariance = deviations.reduce(0) { $0 + $1[i] * $1[j] } / number
        if i == j { trace += covariance / expected[i] }
        square += covariance * covariance / (expected[i] * expected[j])
      }
    }
    let count = Double(expected.count - 1)
    // Sampling noise adds trace² over the number of samples to the square.
    let corrected = square - trace * trace / Double(deviations.count)
    return (trace / count, max(count * corrected / (trace * trace) - 1, 0))
  }
}
