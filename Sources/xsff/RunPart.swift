import CommandSupport
import Foundation
import GroupTheory
import ResultFiles
import SpectralStatistics

/// A result file of some samples of a run.
struct RunPart {
  let url: URL
  let file: RunFile
  let model: ModelRecord
  let provenance: Provenance
  let shard: ShardRecord?
  /// The global numbers of its samples. Shape: [sample].
  let samples: [Int]
  let visibleSymmetry: VisibleSymmetry
  let sectors: ComputedSectors
  /// The levels of the computed sectors.
  let spectra: SectorSpectra
  let couplings: [CouplingRecord]
  /// Nil where the levels of every sector were computed.
  let reduction: ReductionRecord?
  let times: TimeRecord
  /// The pairs of computed sectors that have curves.
  let pairs: Set<CrossSpectralFormFactor.Pair>

  var name: String { url.relativePath }
  var identity: RunIdentity {
    RunIdentity(
      model, provenance, sectors: sectors.isWhole ? nil : sectors.list.names,
      reduction: reduction?.source)
  }

  /// Reads what `xsff compute` wrote.
  ///
  /// Throws: `ResultFileError`; `PlainFailure` when the file is of another kind.
  init(reading path: String) throws {
    url = URL(fileURLWithPath: path)
    file = try RunFile(reading: url)
    let indices = try file.sampleIndices()
    guard !file.isProbe, let model = try file.model(), let provenance = try file.provenance(),
      let indices, let times = try file.times(), times.request != nil,
      times.heisenbergTime != nil
    else {
      throw PlainFailure(
        .wrongInputFile,
        "\(path) is no result of xsff compute of this version: model, sample numbers or times are missing."
      )
    }
    (self.model, self.provenance, self.times, samples) = (model, provenance, times, indices)
    shard = try file.shard()
    visibleSymmetry = try file.visibleSymmetry()
    (spectra, sectors) = try file.computedSpectra(of: visibleSymmetry)
    couplings = try file.couplings()
    let places = Dictionary(uniqueKeysWithValues: zip(sectors.numbers, 0...))
    let curves = try file.formFactor()?.mean.pairs ?? []
    pairs = Set(
      curves.compactMap { pair in
        places[pair.first].flatMap { first in places[pair.second].map { .init(first, $0) } }
      })
    reduction = try file.reduction(of: sectors.list)
    try requireWholeSamples()
  }

  private func requireWholeSamples() throws {
    let counts = [spectra.sampleCount] + couplings.map { $0.values.shape[0] }
    let distinct = Set(samples)
    guard counts.allSatisfy({ $0 == samples.count }), distinct.count == samples.count,
      distinct.allSatisfy((0..<model.samples).contains)
    else {
      throw PlainFailure(
        .wrongInputFile,
        "\(name): /samples/index, /spectra and /couplings do not hold the same samples, each once and of \(model.samples)."
      )
    }
    guard spectra.window == nil else {
      throw PlainFailure(
        .wrongInputFile,
        "\(name): /spectra has the attribute window; only complete spectra are merged."
      )
    }
  }
}
