import SpectralStatistics

/// The times of the curves.
public struct TimeRecord: Equatable, Sendable {
  /// Shape: [time], ascending.
  public let times: [Double]
  /// t_H = 2π times the mean level density.
  public let heisenbergTime: Double?
  /// The times that plateau averages run over.
  public let plateauWindow: ClosedRange<Double>?
  /// The value of `--times` that asked for them.
  public var request: String?

  /// Times from their parts.
  public init(
    times: [Double], heisenbergTime: Double? = nil, plateauWindow: ClosedRange<Double>? = nil,
    request: String? = nil
  ) {
    self.request = request
    self.times = times
    self.heisenbergTime = heisenbergTime
    self.plateauWindow = plateauWindow
  }
}

/// K_{λμ}(t); NaN for pairs of sectors that were not asked for.
public struct FormFactorRecord: Sendable {
  /// Re K. Shape: [sector][sector][time].
  public let mean: PairCurves
  /// The standard error of Re K. Shape: [sector][sector][time].
  public let standardError: PairCurves
  /// Im K. Shape: [sector][sector][time].
  public let imaginary: PairCurves
  /// Re K after smoothing, for curves on a linear time axis.
  public let smoothed: SmoothedCurves?
  /// The number of samples that were averaged, copies counted once; nil where it is not known.
  public var sampleCount: Int?

  /// Curves after a Gaussian filter.
  public struct SmoothedCurves: Equatable, Sendable {
    /// The filter's width in grid points.
    public let sigma: Double
    /// Shape: [sector][sector][time].
    public let mean: PairCurves

    /// Curves from their parts.
    public init(sigma: Double, mean: PairCurves) {
      self.sigma = sigma
      self.mean = mean
    }
  }

  /// Curves from their parts.
  public init(
    mean: PairCurves, standardError: PairCurves, imaginary: PairCurves,
    smoothed: SmoothedCurves? = nil
  ) {
    self.mean = mean
    self.standardError = standardError
    self.imaginary = imaginary
    self.smoothed = smoothed
  }

  /// The same curves of sectors whose numbers among all are `numbers`.
  func renumbered(_ numbers: [Int], among sectors: Int) -> FormFactorRecord {
    func renumbered(_ curves: PairCurves) -> PairCurves {
      curves.renumbered(numbers, among: sectors)
    }
    var record = FormFactorRecord(
      mean: renumbered(mean), standardError: renumbered(standardError),
      imaginary: renumbered(imaginary),
      smoothed: smoothed.map { SmoothedCurves(sigma: $0.sigma, mean: renumbered($0.mean)) })
    record.sampleCount = sampleCount
    return record
  }

  /// The curves of a form factor, smoothed as well when a filter is given.
  public init(_ formFactor: CrossSpectralFormFactor, smoothing: GaussianSmoothing? = nil) {
    self.init(
      mean: formFactor.mean, standardError: formFactor.standardError,
      imaginary: formFactor.imaginary,
      smoothed: smoothing.map { filter in
        SmoothedCurves(
          sigma: filter.sigma,
          mean: formFactor.mean.mapped { $0.first?.isNaN == true ? $0 : filter.smoothed($0) })
      })
    sampleCount = formFactor.sampleCopies.distinctCount
  }
}

/// The late-time values of K_{λμ}.
public struct PlateauRecord: Sendable {
  /// Re K averaged over late times. Shape: [sector][sector].
  public let timeAverage: [[Double]]
  /// Its standard error. Shape: [sector][sector].
  public let standardError: [[Double]]
  /// The plateau that the signatures give, where the levels are known. Shape: [sector][sector].
  public var exact: [[Double]]?
  /// How the standard error was found.
  public let errorEstimate: String?
  /// The covariances of the averages of all pairs of sectors λ ≤ μ. Shape: [pair][pair], pairs by rows.
  public var covariance: [[Double]]?
  /// The number of independent values that the errors rest on.
  public let valueCount: Int?
  /// The first and the last time of the average.
  public let window: ClosedRange<Double>?

  /// A plateau from its parts.
  public init(
    timeAverage: [[Double]], standardError: [[Double]], exact: [[Double]]? = nil,
    errorEstimate: String? = nil, covariance: [[Double]]? = nil, valueCount: Int? = nil,
    window: ClosedRange<Double>? = nil
  ) {
    self.timeAverage = timeAverage
    self.standardError = standardError
    self.exact = exact
    self.errorEstimate = errorEstimate
    self.covariance = covariance
    self.valueCount = valueCount
    self.window = window
  }

  /// The values of a plateau matrix.
  public init(_ plateau: PlateauMatrix) {
    self.init(
      timeAverage: plateau.timeAverage, standardError: plateau.standardError,
      exact: plateau.exact, errorEstimate: plateau.errorEstimate.rawValue,
      covariance: plateau.covariance, valueCount: plateau.valueCount,
      window: plateau.windowStart...plateau.windowEnd)
  }
}

/// The signatures of the degenerate levels.
public struct SignatureRecord: Equatable, Sendable {
  /// Shape: [signature][sector].
  public let vectors: [[Int]]
  /// The number of levels. Shape: [sample][signature].
  public let levels: [[Int]]
  /// Levels closer than this were taken for one.
  public let degeneracyTolerance: Double?
  /// The width of the empty range of gaps around the tolerance, in decades.
  public let degeneracyWindowDecades: Double?

  /// Signatures from their parts.
  public init(
    vectors: [[Int]], levels: [[Int]], degeneracyTolerance: Double? = nil,
    degeneracyWindowDecades: Double? = nil
  ) {
    self.vectors = vectors
    self.levels = levels
    self.degeneracyTolerance = degeneracyTolerance
    self.degeneracyWindowDecades = degeneracyWindowDecades
  }

  /// Vectors, counts and window of the signatures of some spectra.
  public init(_ signatures: SpectralSignatures) {
    self.init(
      vectors: signatures.vectors, levels: signatures.levels,
      degeneracyTolerance: signatures.degeneracyWindow.tolerance,
      degeneracyWindowDecades: signatures.degeneracyWindow.decades)
  }
}
