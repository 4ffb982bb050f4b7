import CommandSupport
import ResultFiles
import SpectralStatistics

/// A finished measurement: the record for its file, and how precise it should be.
struct ProbeMeasurement {
  /// Everything that goes into the file.
  let record: ProbeRecord
  /// What could be known of the plateau's errors beforehand; nil without a plateau.
  let precision: ProbePrecision?
  /// The times in the plateau's window.
  let lateTimes: [Double]
  /// What a reader has to know.
  let warnings: [String]

  /// Measures all samples.
  ///
  /// Throws: `Interrupted`.
  init(
    of system: ProbedSystem, by test: HadamardTest, times: ProbeTimes,
    pairs: Set<CrossSpectralFormFactor.Pair>?, seed: UInt64, threads: Int, meter: ProgressMeter
  ) throws {
    let (names, samples) = (system.distinctNames, system.sampleIndices)
    defer { meter.finish() }
    let formFactor = try CrossSpectralFormFactor(
      probing: system.spectra, by: test, on: times.grid, plateauStart: times.plateauStart,
      pairs: pairs, averaged: pairs.flatMap { system.spectra.averagedPairs($0) }, threads: threads
    ) { place in
      ProbeStream(
        seed: seed, sample: samples[place.sample], sector: names[place.sector], time: place.time,
        quadrature: place.quadrature)
    } progress: { sample in
      meter.advance(current: "sample \(samples[sample])")
      try Interruption.check()
    }
    let late = times.late
    let plateau = late.isEmpty ? nil : PlateauMatrix(measured: formFactor)
    let multiplicities = system.sectors.multiplicities
    lateTimes = late
    precision =
      late.isEmpty
      ? nil
      : ProbePrecision(
        test: test, times: late, samples: samples.count, heisenbergTime: system.heisenbergTime,
        largestMultiplicity: multiplicities.max() ?? 0)
    warnings = Self.warnings(plateau, start: times.plateauStart, samples: samples.count)
    var record = ProbeRecord(
      provenance: .current(generator: ProbeStream.name), visibleSymmetry: system.visibleSymmetry,
      antiunitaryActions: system.antiunitaryActions, sectors: system.sectors,
      times: TimeRecord(
        times: times.grid.times, heisenbergTime: system.heisenbergTime,
        plateauWindow: plateau.map { $0.windowStart...$0.windowEnd }),
      formFactor: FormFactorRecord(formFactor),
      curveErrors: samples.count > 1 ? ErrorEstimate.samples.rawValue : "variance of the shots",
      plateau: plateau.map(PlateauRecord.measured), shots: test.shots,
      experiments: 2 * test.shots * times.grid.times.count * samples.count
        * multiplicities.count { $0 > 0 },
      samples: samples.count, seed: seed)
    record.declaredSymmetries = system.declaredSymmetries
    self.record = record
  }

  /// Fewer samples than this know their own scatter to no better than a quarter.
  private static let fewSamples = 8

  private static func warnings(
    _ plateau: PlateauMatrix?, start: Double, samples: Int
  ) -> [String] {
    guard let plateau else {
      return ["No time is later than \(start): there is no time-averaged plateau. See --window."]
    }
    if plateau.standardError.enumerated().contains(where: { $1[$0].isNaN }) {
      return ["One sample and fewer than 32 late times: the plateau has no error."]
    }
    guard (2..<fewSamples).contains(samples) else { return [] }
    return ["The errors come from the scatter of \(samples) samples and are uncertain themselves."]
  }
}
