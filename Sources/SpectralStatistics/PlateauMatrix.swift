/// The late-time value of K_{λμ}, as an average over time and exactly from the levels.
public struct PlateauMatrix: Sendable {
  /// Re K_{λμ} averaged over the times after `windowStart`, and over samples.
  /// Shape: [sector][sector]; NaN for pairs without an average.
  public let timeAverage: [[Double]]
  /// The standard error of `timeAverage`. Shape: [sector][sector].
  ///
  /// By the jackknife over samples (for a mean, s/√n), those that are copies of one spectrum together;
  /// for one sample, or copies of one, by block averaging, from the scatter of 16 successive sections of
  /// the late times; NaN when there are too few late times.
  public let standardError: [[Double]]
  /// The covariances of the entries of `timeAverage` with λ ≤ μ, from the same scatter.
  /// Shape: [pair][pair], pairs by rows; nil where there is no error, for more than `largestCovariance` pairs, and where a pair has
  /// no average.
  ///
  /// Sectors that share levels have plateaus that fluctuate together, identical ones if they share all.
  public let covariance: [[Double]]?
  /// The number of independent values that the errors rest on: distinct samples, or sections of the late times.
  public let valueCount: Int
  /// Σ_E m_λ(E) m_μ(E), the infinite-time limit, mean over samples. Shape: [sector][sector].
  public let exact: [[Double]]
  /// Only times after this one were averaged; the default is twice the Heisenberg time.
  public let windowStart: Double
  /// The last time that was averaged.
  public let windowEnd: Double
  /// How `standardError` was found.
  public let errorEstimate: ErrorEstimate

  /// Covariances of more pairs of sectors than this are not computed.
  public static let largestCovariance = 500

  /// Puts the time average of a form factor beside the exact plateau of the same spectra.
  public init(of formFactor: CrossSpectralFormFactor, exact: [[Double]]) {
    let averages = formFactor.pairAverages
    precondition(
      exact.count == formFactor.averaged.sectorCount, "one exact plateau for every sector")
    timeAverage = formFactor.averaged.matrix(
      averages[0].indices.map { pair in
        averages.reduce(0) { $0 + $1[pair] } / Double(averages.count)
      })
    let scatter = PlateauScatter(of: formFactor)
    standardError = scatter.standardError
    covariance = scatter.covariance
    valueCount = scatter.valueCount
    self.exact = exact
    windowStart = formFactor.plateauStart
    windowEnd = formFactor.times[formFactor.times.count - 1]
    errorEstimate = formFactor.errorEstimate
  }
}
