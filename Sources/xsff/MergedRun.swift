import CommandSupport
import Foundation
import ResultFiles
import SpectralStatistics

/// All samples of a run, gathered from the files of its shards.
struct MergedRun {
  /// The run with its levels and couplings, without what follows from them.
  let run: Run
  /// The file of sample 0, which has what does not depend on samples.
  let first: URL
  let heisenbergTime: Double
  let times: TimeRequest
  /// The pairs of sectors that get curves.
  let pairs: Set<CrossSpectralFormFactor.Pair>
  private let origin: RunPart

  /// Reads and compares the parts, whatever their order.
  ///
  /// Throws: `ResultFileError`; `PlainFailure` when they are not the parts of one run.
  init(_ paths: [String], allowMixed: Bool) throws {
    let parts = try paths.map(RunPart.init(reading:))
    let check = PartCheck(parts)
    try check.requireOneRun()
    if !allowMixed { try check.requireOneProgram() }
    try check.requireEverySampleOnce()
    // The part with sample 0 is the same one in whatever order the files are named.
    let order = parts.sorted { $0.samples.min()! < $1.samples.min()! }
    let origin = order[0]
    guard let times = origin.times.request.flatMap(TimeRequest.init(argument:)),
      let heisenbergTime = origin.times.heisenbergTime,
      heisenbergTime > 0, heisenbergTime < 1e300,
      times.makes(
        origin.times.times.count, heisenbergTime: heisenbergTime, period: origin.spectra.period)
    else {
      throw PlainFailure(
        .wrongInputFile, "\(origin.name): the attributes of /time are no value of --times.")
    }
    let places = order.enumerated().flatMap { part, content in
      content.samples.indices.map { (part: part, row: $0, sample: content.samples[$0]) }
    }.sorted { $0.sample < $1.sample }
    var provenance = Provenance.current(generator: origin.provenance.generator)
    func joined(_ value: (Provenance) -> String) -> String {
      order.map { value($0.provenance) }.distinct.joined(separator: ", ")
    }
    provenance.programVersion = joined(\.programVersion)
    provenance.programRevision = joined(\.programRevision)
    provenance.linearAlgebra = joined(\.linearAlgebra)
    provenance.linearAlgebraKernel = joined(\.linearAlgebraKernel)
    let couplings = origin.couplings.indices.map { k in
      let rows = order.map { Self.rows($0.couplings[k].values) }
      return CouplingRecord(
        name: origin.couplings[k].name,
        values: HDF5Array(
          shape: [places.count] + origin.couplings[k].values.shape.dropFirst(),
          elements: places.flatMap { rows[$0.part][$0.row] }))
    }
    run = Run(
      provenance: provenance, model: origin.model, visibleSymmetry: origin.visibleSymmetry,
      sectors: origin.sectors,
      spectra: try SectorSpectra(
        sectorNames: origin.spectra.sectorNames, irrepDimensions: origin.spectra.irrepDimensions,
        levels: places.map { order[$0.part].spectra.levels[$0.row] },
        multiplicities: origin.spectra.multiplicities, period: origin.spectra.period),
      sampleIndices: places.map(\.sample), couplings: couplings)
    (self.times, self.heisenbergTime, self.origin) = (times, heisenbergTime, origin)
    (first, pairs) = (origin.url, origin.pairs)
  }

  /// The exact irreps that the first shard found for all.
  func commutant() throws -> CommutantRecord? { try origin.file.commutant(of: origin.sectors.all) }

  /// What all parts diagonalized in place of the sectors.
  var reduction: ReductionRecord? { origin.reduction }

  /// The operators that the first shard found for all.
  func operators() throws -> StoredOperators? { try origin.file.operators() }

  private static func rows(_ array: HDF5Array<Double>) -> [ArraySlice<Double>] {
    let width = array.shape.dropFirst().reduce(1, *)
    return (0..<array.shape[0]).map { array.elements[($0 * width)..<(($0 + 1) * width)] }
  }
}

extension Array where Element: Hashable {
  /// Every element once, in the order of the first occurrences.
  fileprivate var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
