import Foundation

/// The histogram of gap ratios of one order, and its χ² test.
struct RatioHistogram {
  let order: Int
  /// The ratios in each of `BlockReference.bins` equal intervals.
  let counts: [Double]
  /// The number of ratios and their mean.
  let total: Double
  let mean: Double

  init(of ratios: [Double], order: Int) {
    let bins = BlockReference.bins
    var counts = [Double](repeating: 0, count: bins)
    for ratio in ratios { counts[min(Int(ratio * Double(bins)), bins - 1)] += 1 }
    self.order = order
    self.counts = counts
    total = Double(ratios.count)
    mean = ratios.reduce(0, +) / total
  }

  /// Σ_i f(r_i).
  func sum(of values: [Double]) -> Double {
    zip(counts, values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The mean of the eigenvalues of the histogram's covariance matrix in units of that of
  /// independent ratios, and their relative variance: the largest measured on simulated spectra.
  private var covariance: (mean: Double, spread: Double) {
    order == 1 ? (1.1, 0.05) : (1.13, 0.06)
  }

  /// The χ² test of the densities: the probability of a χ² as large or larger when they are the
  /// right ones, and χ² over its expectation.
  ///
  /// Pairs of intervals are joined, and further ones until each expects 8 ratios or more.
  /// `saturation` is the factor by which the references' own accuracy widens the test. χ² over the
  /// mean eigenvalue m of the covariance, and over 1 + s with their relative variance s, is
  /// approximately distributed as χ² with its degrees of freedom over 1 + s.
  ///
  /// Source: J. N. K. Rao, A. J. Scott, *The analysis of categorical data from complex sample
  /// surveys*, J. Am. Stat. Assoc. 76, 221 (1981).
  func fit(of densities: [Double], saturation: Double) -> (probability: Double, excess: Double) {
    let cells = joined(densities: densities)
    guard cells.count > 1 else { return (1, 1) }
    let chiSquared = cells.reduce(0) {
      $0 + ($1.observed - $1.expected) * ($1.observed - $1.expected) / $1.expected
    }
    let (mean, spread) = covariance
    let freedom = Double(cells.count - 1)
    let excess = chiSquared / (mean * saturation * freedom)
    let probability = Self.upperTail(
      excess * freedom / (1 + spread), degreesOfFreedom: freedom / (1 + spread))
    return (probability, excess)
  }

  private func joined(densities: [Double]) -> [(observed: Double, expected: Double)] {
    let norm = densities.reduce(0, +)
    var cells: [(observed: Double, expected: Double)] = []
    var (observed, expected, intervals) = (0.0, 0.0, 0)
    for (count, density) in zip(counts, densities) {
      observed += count
      expected += total * density / norm
      intervals += 1
      guard intervals >= 2, expected >= 8 else { continue }
      cells.append((observed, expected))
      (observed, expected, intervals) = (0, 0, 0)
    }
    if let last = cells.indices.last {
      cells[last].observed += observed
      cells[last].expected += expected
    }
    return cells
  }

  /// P(χ² > x), by the Wilson-Hilferty approximation. Accuracy: some per cent of it above 1e-6.
  private static func upperTail(_ x: Double, degreesOfFreedom: Double) -> Double {
    let width = 2 / (9 * degreesOfFreedom)
    let normal = (pow(x / degreesOfFreedom, 1 / 3.0) - 1 + width) / width.squareRoot()
    return erfc(normal / 2.0.squareRoot()) / 2
  }
}
