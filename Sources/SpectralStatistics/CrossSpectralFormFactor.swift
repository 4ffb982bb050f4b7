/// The cross spectral form factor K_{λμ}(t) = ⟨Z_λ(t) Z_μ(t)*⟩, the mean over disorder samples.
///
/// K_{μλ} = K_{λμ}*. Curves show the real part; the imaginary part vanishes for λ = μ, and for
/// λ ≠ μ in the late-time average only.
///
/// Source: C. Bai, Z. Zhou, B. Lapierre, S. Ryu, arXiv:2604.01296.
public struct CrossSpectralFormFactor: Sendable {
  /// Two sectors, whose order does not matter: K_{μλ} = K_{λμ}*.
  public struct Pair: Hashable, Sendable {
    /// The sector with the smaller number.
    public let first: Int
    /// The sector with the larger number, or the same one.
    public let second: Int

    /// The pair of two sector numbers, in either order.
    public init(_ sector: Int, _ other: Int) {
      first = min(sector, other)
      second = max(sector, other)
    }
  }

  /// The times of the curves.
  public let grid: TimeGrid
  /// Re K. Shape: [sector][sector][time]; NaN for pairs that were not asked for.
  public let mean: [[[Double]]]
  /// The standard error of `mean`. Shape: [sector][sector][time].
  ///
  /// It is s/√n with the samples' standard deviation s, which for a mean is the jackknife's result
  /// exactly; samples that are copies of one spectrum are left out together. NaN with one sample, or
  /// copies of one, where a curve has no measurable error.
  public let standardError: [[[Double]]]
  /// Im K, antisymmetric in the sectors. Shape: [sector][sector][time].
  public let imaginary: [[[Double]]]
  /// The late times: those after this one enter `lateTimeAverages`.
  public let plateauStart: Double
  /// Re Z_λ Z_μ* averaged over the late times, for every pair. Shape: [sample][sector][sector].
  ///
  /// NaN when the grid ends before `plateauStart`.
  public let lateTimeAverages: [[[Double]]]
  /// Which samples are copies of others.
  let copies: PairCopies
  /// Re Z_λ Z_μ* averaged over successive sections of the late times, of some samples where a pair of
  /// sectors has one spectrum only. Shape: [sample][section][sector][sector].
  let lateTimeSections: [[[[Double]]]]

  /// Averages over all samples.
  ///
  /// The samples are summed in their order, copies of one spectrum together, whatever the number of
  /// threads, so equal spectra give equal bits. Late-time averages are made for all pairs; `pairs` restricts the curves only.
  ///
  /// Complexity: Σ R × times for each sample, and pairs × times; memory 24 bytes × pairs × times.
  public init(
    of spectra: SectorSpectra, on grid: TimeGrid, plateauStart: Double,
    pairs: Set<Pair>? = nil, threads: Int = 1
  ) {
    let sectors = spectra.sectorCount
    let chosen = Self.sorted(pairs, sectors: sectors)
    let late = grid.times.firstIndex { $0 > plateauStart } ?? grid.times.count
    var statistics = CurveStatistics(
      of: spectra, pairs: chosen, times: grid.times.count, firstLateTime: late)
    spectra.forEachSample(threads: threads, order: statistics.order) { _, spectrum in
      SampleCurves(levels: spectrum, grid: grid, firstLateTime: late)
    } consume: { sample, curves in
      statistics.add(sample, curves)
    }
    self.grid = grid
    self.plateauStart = plateauStart
    copies = statistics.copies
    lateTimeAverages = statistics.averages
    lateTimeSections = statistics.sections
    (mean, standardError, imaginary) = statistics.matrices(sectors: sectors)
  }

  /// The times of the curves. Shape: [time].
  public var times: [Double] { grid.times }

  /// Which samples are copies of others.
  public var sampleCopies: SampleCopies { copies.all }

  /// The single sample's Re Z_λ Z_μ* averaged over successive sections of the late times; empty
  /// when there are several samples. Shape: [section][sector][sector].
  public var lateTimeBlocks: [[[Double]]] { sampleCount == 1 ? lateTimeSections[0] : [] }

  /// The number of samples that were averaged.
  public var sampleCount: Int { lateTimeAverages.count }

  /// How the standard errors were found.
  public var errorEstimate: ErrorEstimate {
    copies.all.distinctCount == 1 ? .timeBlocks : copies.all.isEmpty ? .samples : .distinctSamples
  }

  /// The pairs that get curves, in order; nil stands for all pairs.
  static func sorted(_ pairs: Set<Pair>?, sectors: Int) -> [Pair] {
    guard let pairs else {
      return (0..<sectors).flatMap { first in (first..<sectors).map { Pair(first, $0) } }
    }
    precondition(pairs.allSatisfy { $0.first >= 0 && $0.second < sectors }, "no such sector")
    return pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// Mean, error and imaginary part in matrices; `errors` replaces the errors over samples.
  static func matrices(
    of moments: [CurveMoments], pairs: [Pair], sectors: Int, times: Int,
    errors: [[Double]]? = nil
  ) -> (mean: [[[Double]]], standardError: [[[Double]]], imaginary: [[[Double]]]) {
    let missing = [Double](repeating: .nan, count: times)
    var mean = [[[Double]]](
      repeating: Array(repeating: missing, count: sectors), count: sectors)
    var standardError = mean
    var imaginary = mean
    for (index, (pair, curve)) in zip(pairs, moments).enumerated() {
      let error = errors?[index] ?? curve.standardError
      for (row, column) in [(pair.first, pair.second), (pair.second, pair.first)] {
        mean[row][column] = curve.mean
        standardError[row][column] = error
      }
      imaginary[pair.second][pair.first] = curve.imaginary.map { -$0 }
      imaginary[pair.first][pair.second] = curve.imaginary
    }
    return (mean, standardError, imaginary)
  }
}

/// How the statistical errors of curves and plateaus were found; result files store it.
public enum ErrorEstimate: String, Sendable {
  /// Over the samples: the jackknife, which for a mean is s/√n.
  case samples = "jackknife over samples"
  /// The jackknife over spectra, each with all samples that are copies of it.
  case distinctSamples = "jackknife over distinct samples"
  /// From the scatter of successive sections of the late times of the only sample, or of copies of one;
  /// the curves themselves then have no error.
  case timeBlocks = "block averaging over time"
}
