/// The late-time value of K_{λμ}, as an average over time and exactly from the levels.
public struct PlateauMatrix: Sendable {
  /// Re K_{λμ} averaged over the times after `windowStart`, and over samples.
  /// Shape: [sector][sector].
  public let timeAverage: [[Double]]
  /// The standard error of `timeAverage`. Shape: [sector][sector].
  ///
  /// By the jackknife over samples (for a mean, s/√n); for one sample by block averaging, from the
  /// scatter of 16 successive sections of the late times; NaN when there are too few late times.
  public let standardError: [[Double]]
  /// Σ_E m_λ(E) m_μ(E), the infinite-time limit, mean over samples. Shape: [sector][sector].
  public let exact: [[Double]]
  /// Only times after this one were averaged; the default is twice the Heisenberg time.
  public let windowStart: Double
  /// The last time that was averaged.
  public let windowEnd: Double
  /// How `standardError` was found.
  public let errorEstimate: ErrorEstimate

  /// Puts the time average of a form factor beside the exact plateau of the same spectra.
  public init(of formFactor: CrossSpectralFormFactor, exact: [[Double]]) {
    let averages = formFactor.lateTimeAverages
    precondition(exact.count == averages[0].count, "one exact plateau for every sector")
    timeAverage = Self.matrix(averages[0].count) { row, column in
      averages.reduce(0) { $0 + $1[row][column] } / Double(averages.count)
    }
    let scatter = averages.count > 1 ? averages : formFactor.lateTimeBlocks
    standardError = Self.matrix(averages[0].count) { row, column in
      standardErrorOfMean(scatter.map { $0[row][column] })
    }
    self.exact = exact
    windowStart = formFactor.plateauStart
    windowEnd = formFactor.times[formFactor.times.count - 1]
    errorEstimate = formFactor.errorEstimate
  }

  private static func matrix(_ size: Int, _ entry: (Int, Int) -> Double) -> [[Double]] {
    (0..<size).map { row in (0..<size).map { entry(row, $0) } }
  }
}

/// s/√n for n independent values with standard deviation s; NaN below two values.
func standardErrorOfMean(_ values: [Double]) -> Double {
  guard values.count > 1 else { return .nan }
  let count = Double(values.count)
  let mean = values.reduce(0, +) / count
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (squares / (count * (count - 1))).squareRoot()
}
