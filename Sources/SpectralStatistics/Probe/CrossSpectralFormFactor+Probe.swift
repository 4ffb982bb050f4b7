extension CrossSpectralFormFactor {
  /// The form factor as an experiment measures it, from a finite number of shots.
  ///
  /// At every time Hadamard tests show both quadratures of Z_λ/R_λ in every sector of every sample.
  /// All estimates are unbiased; curves and plateaus of computed levels and of shots have the same
  /// shapes and the same errors over samples. With one sample `standardError` is what the shots
  /// leave open, at the times measured and for this sample.
  ///
  /// `stream` gives the random numbers of the shots at one place; it has to give different places
  /// independent numbers. `progress` is called with the number of each finished sample.
  ///
  /// Complexity: that of the computed form factor, and 2 × samples × sectors × times binomial draws.
  /// Throws: what `progress` throws.
  public init<Generator: RandomNumberGenerator & Sendable>(
    probing spectra: SectorSpectra, by test: HadamardTest, on grid: TimeGrid, plateauStart: Double,
    pairs: Set<Pair>? = nil, averaged: Set<Pair>? = nil, threads: Int = 1,
    stream: @Sendable (ShotPlace) -> Generator,
    progress: (_ sample: Int) throws -> Void
  ) rethrows {
    precondition(spectra.window == nil, "Z(t) needs all levels")
    let sectors = spectra.sectorCount
    let chosen = Self.sorted(pairs, sectors: sectors)
    let averaged = PairValues(
      pairs: Self.sorted(averaged, sectors: sectors), sectorCount: sectors)
    let late = grid.times.firstIndex { $0 > plateauStart } ?? grid.times.count
    var statistics = CurveStatistics(
      of: spectra, pairs: chosen, averaged: averaged.pairs, times: grid.times.count,
      firstLateTime: late)
    var shotErrors: [[Double]] = []
    try spectra.forEachSample(threads: threads, order: statistics.order) { sample, levels in
      ProbedSample(sample: sample, levels: levels, grid: grid, test: test, stream: stream)
    } consume: { sample, probed in
      statistics.add(sample, probed)
      if spectra.sampleCount == 1 {
        shotErrors = chosen.map { probed.curve($0.first, $0.second).shotError }
      }
      try progress(sample)
    }
    self.grid = grid
    self.plateauStart = plateauStart
    copies = statistics.copies
    self.averaged = averaged
    pairAverages = statistics.averages
    pairSections = statistics.sections
    // Measurements of one spectrum differ by their shots alone, or by their times.
    let isSingle = copies.all.distinctCount == 1
    (mean, standardError, imaginary) = statistics.curves(
      sectors: sectors,
      errors: spectra.sampleCount == 1
        ? shotErrors : isSingle ? statistics.errorsOverAllSamples : nil)
  }
}

extension PlateauMatrix {
  /// The plateau of a measured form factor, whose exact value nobody knows.
  public init(measured formFactor: CrossSpectralFormFactor) {
    let sectors = formFactor.mean.count
    self.init(
      of: formFactor,
      exact: Array(repeating: Array(repeating: .nan, count: sectors), count: sectors))
  }
}
