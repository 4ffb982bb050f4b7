import CommandSupport
import ExactDiagonalization
import LatticeModels
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
    _ diagonalization: ExactDiagonalization, levels: [[[Double]]], times: TimeRequest,
    pairs: Set<CrossSpectralFormFactor.Pair>?, threads: Int
  ) throws {
    let spectra = try SectorSpectra(
      sectorNames: diagonalization.sectors.map(\.name),
      irrepDimensions: diagonalization.sectors.map(\.irrepDimension), levels: levels)
    do {
      signatures = try SpectralSignatures(of: spectra)
      signatureFailure = nil
    } catch let error as SpectralSignaturesError {
      signatures = nil
      signatureFailure = error
    }
    // Without spread there is no Heisenberg time; any unit of time serves constant curves.
    let heisenbergTime = diagonalization.heisenbergTime ?? 2 * .pi
    let grid = times.grid(heisenbergTime: heisenbergTime)
    let formFactor = CrossSpectralFormFactor(
      of: spectra, on: grid, plateauStart: 2 * heisenbergTime, pairs: pairs, threads: threads)
    let plateau =
      grid.times.last! > 2 * heisenbergTime
      ? PlateauMatrix(
        of: formFactor,
        exact: signatures?.exactPlateau() ?? Self.unknown(spectra.sectorCount)) : nil
    let couplings = Self.couplings(of: diagonalization, samples: levels.count)
    copies = formFactor.sampleCopies
    let copying = copies.statement(varying: couplings.filter(\.isVarying).map(\.name))
    warnings =
      [copying].compactMap(\.self) + (signatures?.warnings ?? [])
      + (plateau == nil
        ? [
          "The times end before 2 Heisenberg times, \(2 * heisenbergTime): there is no time-averaged plateau."
        ]
        : [])
    var run = Run(
      provenance: .current(generator: RandomStream.name),
      model: Self.record(of: diagonalization, samples: levels.count),
      visibleSymmetry: diagonalization.visibleSymmetry, spectra: spectra,
      sampleIndices: Array(levels.indices),
      couplings: couplings,
      times: TimeRecord(
        times: grid.times, heisenbergTime: heisenbergTime,
        plateauWindow: plateau.map { $0.windowStart...$0.windowEnd }),
      formFactor: FormFactorRecord(
        formFactor, smoothing: grid.spacing == .linear ? GaussianSmoothing() : nil),
      plateau: plateau.map(PlateauRecord.init),
      signatures: signatures.map(SignatureRecord.init))
    run.antiunitaryActions = diagonalization.antiunitaryActions
    run.declaredSymmetries = diagonalization.declaredSymmetries
    self.run = run
  }

  private static func unknown(_ sectors: Int) -> [[Double]] {
    Array(repeating: Array(repeating: .nan, count: sectors), count: sectors)
  }

  private static func record(
    of diagonalization: ExactDiagonalization, samples: Int
  ) -> ModelRecord {
    ModelRecord(
      source: diagonalization.model.source,
      symmetry: diagonalization.model.replacedSymmetry,
      parameters: Dictionary(
        uniqueKeysWithValues: diagonalization.model.parameters.map { ($0.name, $0.value) }),
      seed: diagonalization.seed, samples: samples)
  }

  private static func couplings(
    of diagonalization: ExactDiagonalization, samples: Int
  ) -> [CouplingRecord] {
    let drawn = (0..<samples).map {
      diagonalization.model.couplings(seed: diagonalization.seed, sample: $0)
    }
    return drawn[0].indices.map { k in
      CouplingRecord(name: drawn[0][k].name, samples: drawn.map { $0[k].values })
    }
  }
}
