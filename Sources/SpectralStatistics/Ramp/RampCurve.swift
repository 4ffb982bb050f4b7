import Foundation

/// The spectral form factor of the unfolded levels of all samples, in narrow intervals of time.
///
/// With K(τ)/n as in `LevelEnsemble.formFactor(at:)`, but τ in units of the Heisenberg time of all
/// levels together: blocks with the fractions f_i of the levels give Σ_i f_i b_i(τ/f_i).
public struct RampCurve: Sendable {
  /// The number of times τ_j in each interval; neighbouring ones overlap by a quarter.
  /// Shape: [interval].
  public private(set) var counts: [Double]
  /// The sum of the powers P_j, each exponentially distributed about K(τ_j). Shape: [interval].
  private(set) var sums: [Double]

  /// The ends of the intervals of τ: of length 0.01 up to 0.3, then 0.02.
  ///
  /// Earlier times are left out: there real models depart furthest from random matrices.
  public static let edges: [Double] =
    (2..<30).map { Double($0) / 100 } + (0...85).map { 0.3 + Double($0) / 50 }
  /// The number of intervals.
  static let intervals = edges.count - 1

  /// Samples with fewer levels are left out.
  public static let fewestLevels = 20

  /// The central part of each sample that has `fewestLevels` levels or more.
  ///
  /// Shape of `levels`: [sample][level], ascending. Complexity: levels² in each sample.
  public init(of levels: [[Double]], centralFraction: Double = 0.8) {
    counts = [Double](repeating: 0, count: Self.intervals)
    sums = counts
    for sample in levels where sample.count >= Self.fewestLevels {
      let periodogram = RampPeriodogram(
        of: UnfoldedLevels(of: sample, centralFraction: centralFraction),
        from: Self.edges[0], to: Self.edges[Self.intervals])
      for (time, power) in zip(periodogram.times, periodogram.powers) {
        guard let interval = Self.interval(of: time) else { continue }
        counts[interval] += 1
        sums[interval] += power
      }
    }
  }

  /// K(τ)/n, the mean power in each interval; NaN where there is no time. Shape: [interval].
  public var values: [Double] { zip(sums, counts).map { $0 / $1 } }

  /// The number of times of all samples.
  var total: Double { counts.reduce(0, +) }

  /// ln Π_j p(P_j) for exponential distributions of the means K, one for each interval, against those
  /// of independent levels, K = 1.
  func logLikelihood(of means: [Double]) -> Double {
    var result = 0.0
    for k in 0..<Self.intervals where counts[k] > 0 {
      result -= counts[k] * log(means[k]) + sums[k] * (1 / means[k] - 1)
    }
    return result
  }

  private static func interval(of time: Double) -> Int? {
    guard time >= edges[0], time < edges[intervals] else { return nil }
    return time < 0.3
      ? min(Int(time * 100) - 2, 27) : min(28 + Int((time - 0.3) * 50), intervals - 1)
  }
}
