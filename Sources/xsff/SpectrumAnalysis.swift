import CommandSupport
import Devices
import ExactDiagonalization
import ResultFiles
import SpectralStatistics

/// The statistics of computed levels, and the record of the whole run.
struct SpectrumAnalysis {
  /// Everything that goes into the result file.
  var run: Run
  /// The signatures of the levels; nil if the levels have none.
  let signatures: SpectralSignatures?
  /// Why there are no signatures.
  let signatureFailure: SpectralSignaturesError?
  /// Which samples are copies of others.
  let copies: SampleCopies
  /// What a reader has to know.
  let warnings: [String]

  init(
    _ diagonalization: ExactDiagonalization, samples: SampleSelection, levels: [[[Double]]],
    device: ComputeDevice?, times: TimeRequest, pairs: Set<CrossSpectralFormFactor.Pair>?,
    threads: Int
  ) throws {
    let spectra = try SectorSpectra(
      sectorNames: diagonalization.sectors.map(\.name),
      irrepDimensions: diagonalization.sectors.map(\.irrepDimension), levels: levels,
      period: diagonalization.model.floquet == nil ? nil : 2 * .pi)
    var run = Run(
      diagonalization, spectra: spectra, samples: samples.indices, of: samples.total,
      device: device)
    run.shard = samples.shard
    // Without spread there is no Heisenberg time; any unit of time serves constant curves.
    try self.init(
      completing: run, heisenbergTime: diagonalization.heisenbergTime ?? 2 * .pi, times: times,
      pairs: pairs, threads: threads)
  }

  /// Adds to a run what follows from its levels.
  init(
    completing levels: Run, heisenbergTime: Double, times: TimeRequest,
    pairs: Set<CrossSpectralFormFactor.Pair>?, threads: Int
  ) throws {
    var run = levels
    let spectra = run.spectra
    do {
      signatures = try SpectralSignatures(of: spectra)
      signatureFailure = nil
    } catch let error as SpectralSignaturesError {
      signatures = nil
      signatureFailure = error
    }
    let observed = signatures
    let grid = times.grid(heisenbergTime: heisenbergTime, period: spectra.period)
    let formFactor = CrossSpectralFormFactor(
      of: spectra, on: grid, plateauStart: 2 * heisenbergTime, pairs: pairs,
      averaged: pairs.flatMap { spectra.averagedPairs($0, observed) }, threads: threads)
    let plateau =
      grid.times.last! > 2 * heisenbergTime
      ? PlateauMatrix(
        of: formFactor,
        exact: signatures?.exactPlateau() ?? Self.unknown(spectra.sectorCount)) : nil
    copies = formFactor.sampleCopies
    let copying = copies.statement(varying: run.couplings.filter(\.isVarying).map(\.name))
    warnings =
      [copying].compactMap(\.self) + (signatures?.warnings ?? [])
      + (plateau == nil
        ? [
          "The times end before 2 Heisenberg times, \(2 * heisenbergTime): there is no time-averaged plateau."
        ]
        : [])
    run.times = TimeRecord(
      times: grid.times, heisenbergTime: heisenbergTime,
      plateauWindow: plateau.map { $0.windowStart...$0.windowEnd }, request: times.text)
    run.formFactor = FormFactorRecord(
      formFactor, smoothing: grid.spacing == .linear ? GaussianSmoothing() : nil)
    run.plateau = plateau.map(PlateauRecord.init)
    run.signatures = signatures.map(SignatureRecord.init)
    self.run = run
  }

  private static func unknown(_ sectors: Int) -> [[Double]] {
    Array(repeating: Array(repeating: .nan, count: sectors), count: sectors)
  }
}

extension SectorSpectra {
  /// Up to this number of sectors all pairs have late-time averages.
  static let mostAveraged = 128

  /// The pairs that have late-time averages where some have curves: all of few sectors; of many sectors those with curves, each with
  /// itself, and those that share a level. Nil stands for all.
  func averagedPairs(
    _ curves: Set<CrossSpectralFormFactor.Pair>, _ signatures: SpectralSignatures? = nil
  ) -> Set<CrossSpectralFormFactor.Pair>? {
    if sectorCount <= Self.mostAveraged { return nil }
    let own = (0..<sectorCount).map { CrossSpectralFormFactor.Pair($0, $0) }
    return curves.union(own).union(signatures?.sharingPairs ?? [])
  }
}
