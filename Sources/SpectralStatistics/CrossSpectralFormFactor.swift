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
  public let mean: PairCurves
  /// The standard error of `mean`. Shape: [sector][sector][time].
  ///
  /// It is s/√n with the samples' standard deviation s, which for a mean is the jackknife's result
  /// exactly; samples that are copies of one spectrum are left out together. NaN with one sample, or
  /// copies of one, where a curve has no measurable error.
  public let standardError: PairCurves
  /// Im K, antisymmetric in the sectors. Shape: [sector][sector][time].
  public let imaginary: PairCurves
  /// The late times: those after this one enter `lateTimeAverages`.
  public let plateauStart: Double
  /// The pairs of sectors that have late-time averages.
  let averaged: PairValues
  /// Re Z_λ Z_μ* averaged over the late times; NaN when the grid ends before `plateauStart`. Shape: [sample][averaged pair].
  let pairAverages: [[Double]]
  /// Which samples are copies of others.
  let copies: PairCopies
  /// Re Z_λ Z_μ* averaged over successive sections of the late times, of some samples where a pair of
  /// sectors has one spectrum only. Shape: [sample][section][averaged pair].
  let pairSections: [[[Double]]]

  /// Averages over all samples.
  ///
  /// The samples are summed in their order, copies of one spectrum together, whatever the number of
  /// threads, so equal spectra give equal bits. `pairs` have curves, and `averaged` late-time averages; nil stands for all pairs.
  ///
  /// Complexity: Σ R × times for each sample, and (pairs + averaged) × times; memory 24 bytes × pairs × times.
  public init(
    of spectra: SectorSpectra, on grid: TimeGrid, plateauStart: Double,
    pairs: Set<Pair>? = nil, averaged: Set<Pair>? = nil, threads: Int = 1
  ) {
    let sectors = spectra.sectorCount
    let chosen = Self.sorted(pairs, sectors: sectors)
    let averaged = PairValues(
      pairs: Self.sorted(averaged, sectors: sectors), sectorCount: sectors)
    let late = grid.times.firstIndex { $0 > plateauStart } ?? grid.times.count
    var statistics = CurveStatistics(
      of: spectra, pairs: chosen, averaged: averaged.pairs, times: grid.times.count,
      firstLateTime: late)
    let (whole, sections) = (statistics.wholeSectors, statistics.averagedTimes)
    spectra.forEachSample(threads: threads, order: statistics.order) { _, spectrum in
      SampleCurves(levels: spectrum, grid: grid, whole: whole, sections: sections)
    } consume: { sample, curves in
      statistics.add(sample, curves)
    }
    self.grid = grid
    self.plateauStart = plateauStart
    copies = statistics.copies
    self.averaged = averaged
    pairAverages = statistics.averages
    pairSections = statistics.sections
    (mean, standardError, imaginary) = statistics.curves(sectors: sectors)
  }

  /// The times of the curves. Shape: [time].
  public var times: [Double] { grid.times }

  /// Which samples are copies of others.
  public var sampleCopies: SampleCopies { copies.all }

  /// Re Z_λ Z_μ* averaged over the late times. Shape: [sample][sector][sector].
  ///
  /// NaN for pairs without an average, and when the grid ends before `plateauStart`.
  public var lateTimeAverages: [[[Double]]] { pairAverages.map(averaged.matrix) }

  /// The single sample's Re Z_λ Z_μ* averaged over successive sections of the late times; empty
  /// when there are several samples. Shape: [section][sector][sector].
  public var lateTimeBlocks: [[[Double]]] {
    sampleCount == 1 ? pairSections[0].map(averaged.matrix) : []
  }

  /// The number of samples that were averaged.
  public var sampleCount: Int { pairAverages.count }

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

  /// Mean, error and imaginary part; `errors` replaces the errors over samples.
  static func curves(
    of moments: [CurveMoments], pairs: [Pair], sectors: Int, times: Int,
    errors: [[Double]]? = nil
  ) -> (mean: PairCurves, standardError: PairCurves, imaginary: PairCurves) {
    func curves(_ values: [[Double]], isAntisymmetric: Bool = false) -> PairCurves {
      PairCurves(
        values, of: pairs, sectors: sectors, times: times, isAntisymmetric: isAntisymmetric)
    }
    return (
      curves(moments.map(\.mean)), curves(errors ?? moments.map(\.standardError)),
      curves(moments.map(\.imaginary), isAntisymmetric: true)
    )
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
