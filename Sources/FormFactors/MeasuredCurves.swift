import Branching

/// K_{λμ}(t) as it was measured, for all pairs of sectors, with the numbers of levels of the sectors.
public struct MeasuredCurves: Sendable {
  /// d_λ. Shape: [sector].
  public let irrepDimensions: [Int]
  /// R_λ, exactly known. Shape: [sector].
  public let multiplicities: [Int]
  /// Ascending and positive. Shape: [time].
  public let times: [Double]
  /// Re K, symmetric in the sectors. Shape: [sector][sector][time].
  public let values: [[[Double]]]
  /// The number of samples that were averaged, or what the scatter of the curves comes to.
  public let sampleCount: Double
  /// Whether `sampleCount` was read off the curves.
  public let isSampleCountEstimated: Bool
  /// What finite shots, or another noise that is new at each time, add to |Z_λ|² on average. Shape: [sector].
  public let noise: [Double]
  /// The scale of time.
  public let bandwidth: Bandwidth

  /// Curves at fewer times say nothing about their course.
  public static let fewestTimes = 20
  /// More samples than these are not believed, and would decide nothing else.
  private static let mostSamples = 1e9

  /// Curves from symmetric matrices; values of λμ and μλ that differ are averaged, and times that are not positive left out.
  ///
  /// Shape of `mean` and `standardError`: [sector][sector][time]; NaN where an error is not known.
  /// `heisenbergTime` is √(2π) R/s of the largest sector, if the standard deviation s of its levels is known.
  /// Throws: `BootstrapError` when pairs of sectors or times are missing.
  public init(
    irrepDimensions: [Int], multiplicities: [Int], times: [Double], mean: [[[Double]]],
    standardError: [[[Double]]]? = nil, sampleCount: Int? = nil, heisenbergTime: Double? = nil
  ) throws {
    let count = multiplicities.count
    precondition(irrepDimensions.count == count && mean.count == count, "one row for every sector")
    let used = times.indices.filter { times[$0] > 0 }
    guard used.count >= Self.fewestTimes else {
      throw BootstrapError(
        "The curves have \(used.count) positive times; their course needs at least \(Self.fewestTimes)."
      )
    }
    self.times = used.map { times[$0] }
    var values = [[[Double]]](repeating: Array(repeating: [], count: count), count: count)
    for first in 0..<count {
      for second in first..<count {
        let curve = used.map { (mean[first][second][$0] + mean[second][first][$0]) / 2 }
        guard curve.allSatisfy(\.isFinite) else {
          throw BootstrapError(
            "K(t) of sectors \(first) and \(second) is not there for all times; curves of all pairs of sectors are "
              + "needed (xsff compute --pairs all).")
        }
        (values[first][second], values[second][first]) = (curve, curve)
      }
    }
    self.values = values
    (self.irrepDimensions, self.multiplicities) = (irrepDimensions, multiplicities)
    let errors = standardError.map { errors in
      (0..<count).map { sector in used.map { errors[sector][sector][$0] } }
    }
    let scatter = CurveScatter(diagonals: (0..<count).map { values[$0][$0] }, errors: errors)
    let samples = min(max(sampleCount.map(Double.init) ?? scatter.sampleCount, 1), Self.mostSamples)
    (self.sampleCount, isSampleCountEstimated) = (samples, sampleCount == nil)
    noise = scatter.noise(samples: samples)
    bandwidth = Bandwidth(
      times: self.times, diagonals: (0..<count).map { values[$0][$0] },
      multiplicities: multiplicities, heisenbergTime: heisenbergTime)
  }

  /// The number of sectors.
  public var sectorCount: Int { multiplicities.count }

  /// Σ_λ d_λ R_λ.
  public var totalDimension: Int {
    zip(irrepDimensions, multiplicities).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
