import Foundation

extension RampCurve {
  /// The initial slope 2κ of the GOE curve b(κτ) that fits best at τ from 0.05 to 0.25, and its
  /// standard error, from the second derivative of the log-likelihood; NaN below ten times.
  func slope() -> (value: Double, standardError: Double) {
    let places = (0..<Self.intervals).filter {
      Self.edges[$0] > 0.045 && Self.edges[$0 + 1] < 0.255 && counts[$0] > 0
    }
    guard places.reduce(0, { $0 + counts[$1] }) >= 10 else { return (.nan, .nan) }
    let score = { (logBlocks: Double) in
      places.reduce(0) { sum, k in
        let time = (Self.edges[k] + Self.edges[k + 1]) / 2
        let mean = LevelEnsemble.orthogonal.formFactor(at: exp(logBlocks) * time)
        return sum - counts[k] * log(mean) - sums[k] / mean
      }
    }
    let step = 0.02
    let grid = stride(from: log(0.1), through: log(20), by: step)
    let best = grid.max { score($0) < score($1) }!
    let (below, here, above) = (score(best - step), score(best), score(best + step))
    let curvature = (2 * here - below - above) / (step * step)
    let blocks = exp(best + (above - below) / (2 * step * max(curvature, 1e-12)))
    guard curvature > 0 else { return (.nan, .nan) }
    return (2 * blocks, 2 * blocks * (RampPeriodogram.timesForOne / curvature).squareRoot())
  }

  /// The deviance from the means K, in groups of four intervals: the probability of one as large or
  /// larger if they are right, and the deviance over its expectation.
  ///
  /// N times with the mean power r K contribute 2 N (r - 1 - ln r), which is distributed nearly as
  /// χ² with one degree of freedom, but for the overlap of neighbouring times.
  func fit(of means: [Double]) -> (probability: Double, excess: Double) {
    var (deviance, freedom) = (0.0, 0.0)
    for first in stride(from: 0, to: Self.intervals, by: 4) {
      let group = first..<min(first + 4, Self.intervals)
      let count = group.reduce(0) { $0 + counts[$1] }
      guard count >= 4 else { continue }
      let ratio =
        group.reduce(0) { $0 + sums[$1] } / group.reduce(0) { $0 + counts[$1] * means[$1] }
      deviance += 2 * count * (ratio - 1 - log(ratio))
      freedom += 1
    }
    guard freedom > 0 else { return (1, 1) }
    let excess = deviance / (RampPeriodogram.timesForOne * freedom)
    // The Wilson-Hilferty approximation.
    let width = 2 / (9 * freedom)
    let normal = (pow(excess, 1 / 3.0) - 1 + width) / width.squareRoot()
    return (erfc(normal / 2.0.squareRoot()) / 2, excess)
  }
}
