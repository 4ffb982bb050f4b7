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
  /// exactly. NaN with one sample, where a curve has no measurable error.
  public let standardError: [[[Double]]]
  /// Im K, antisymmetric in the sectors. Shape: [sector][sector][time].
  public let imaginary: [[[Double]]]
  /// The late times: those after this one enter `lateTimeAverages`.
  public let plateauStart: Double
  /// Re Z_λ Z_μ* averaged over the late times, for every pair. Shape: [sample][sector][sector].
  ///
  /// NaN when the grid ends before `plateauStart`.
  public let lateTimeAverages: [[[Double]]]
  /// The single sample's Re Z_λ Z_μ* averaged over successive sections of the late times; empty
  /// when there are several samples. Shape: [section][sector][sector].
  public let lateTimeBlocks: [[[Double]]]

  /// Averages over all samples.
  ///
  /// The samples are summed in their order whatever the number of threads, so equal spectra give
  /// equal bits. Late-time averages are made for all pairs; `pairs` restricts the curves only.
  ///
  /// Complexity: Σ R × times for each sample, and pairs × times; memory 24 bytes × pairs × times.
  public init(
    of spectra: SectorSpectra, on grid: TimeGrid, plateauStart: Double,
    pairs: Set<Pair>? = nil, threads: Int = 1
  ) {
    let sectors = spectra.sectorCount
    let chosen = Self.sorted(pairs, sectors: sectors)
    let late = grid.times.firstIndex { $0 > plateauStart } ?? grid.times.count
    var moments = [CurveMoments](
      repeating: CurveMoments(count: grid.times.count), count: chosen.count)
    var averages: [[[Double]]] = []
    var blocks: [[[Double]]] = []
    spectra.forEachSample(threads: threads) { _, spectrum in
      SampleCurves(levels: spectrum, grid: grid, firstLateTime: late)
    } consume: { sample, curves in
      for (index, pair) in chosen.enumerated() {
        moments[index].add(curves.functions[pair.first], times: curves.functions[pair.second])
      }
      averages.append(curves.average(over: late..<grid.times.count))
      if spectra.sampleCount == 1 { blocks = curves.lateBlocks(from: late) }
    }
    self.grid = grid
    self.plateauStart = plateauStart
    lateTimeAverages = averages
    lateTimeBlocks = blocks
    (mean, standardError, imaginary) = Self.matrices(
      of: moments, pairs: chosen, sectors: sectors, times: grid.times.count)
  }

  /// The times of the curves. Shape: [time].
  public var times: [Double] { grid.times }

  /// The number of samples that were averaged.
  public var sampleCount: Int { lateTimeAverages.count }

  /// How the standard errors were found.
  public var errorEstimate: ErrorEstimate { sampleCount > 1 ? .samples : .timeBlocks }

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
  /// From the scatter of successive sections of the late times of the only sample; the curves
  /// themselves then have no error.
  case timeBlocks = "block averaging over time"
}
