import CommandSupport
import CurveImport
import Foundation
import ResultFiles
import SpectralStatistics

extension Import {
  /// Makes a run file without levels.
  func importCurves(_ input: URL, _ request: CurveMapping, to output: URL) throws {
    var mapping = request
    let known = try visible.sectors(&mapping)
    let curves = try CurveImport(
      try NamedArrays.reading(input), mapping: mapping, known: known, normalized: normalized)
    let model = try visible.likeModel(mapping, multiplicities: curves.sectors.multiplicities)
    mapping.heisenbergTime = mapping.heisenbergTime ?? model?.heisenbergTime
    var record = curves.record(file: input.lastPathComponent, mapping: mapping)
    record.antiunitaryActions = model?.antiunitaryActions ?? []
    record.declaredSymmetries = model?.declaredSymmetries ?? []
    Interruption.beginAnswer()
    try RunFile.write(record, to: output, overwrite: force)
    try StandardStream.output.write(
      ImportSummary(curves, source: input.relativePath, file: output.relativePath).text)
    let logger = verbosity.logger("xsff")
    for warning in curves.warnings { logger.warning("\(warning)") }
  }
}

extension CurveImport {
  /// Everything that goes into the run file.
  fileprivate func record(file: String, mapping: CurveMapping) -> CurveRecord {
    let plateau = self.plateau
    var averages = plateau.map(PlateauRecord.measured)
    let isComplete = pairs.count == sectors.count * (sectors.count + 1) / 2
    // Readers of covariances need those of all pairs.
    if !isComplete { averages?.covariance = nil }
    var curves = FormFactorRecord(
      formFactor, smoothing: formFactor.grid.spacing == .linear ? GaussianSmoothing() : nil)
    curves.sampleCount = sampleCount
    return CurveRecord(
      provenance: .current(generator: "none"), visibleSymmetry: symmetry, sectors: sectors,
      times: TimeRecord(
        times: formFactor.times, heisenbergTime: mapping.heisenbergTime,
        plateauWindow: plateau.map { $0.windowStart...$0.windowEnd }),
      formFactor: curves,
      plateau: averages, samples: sampleCount,
      sampleCurves: sampleCurves.isEmpty
        ? nil
        : SampleCurveRecord(pairs: pairs.map { [$0.first, $0.second] }, curves: sampleCurves),
      origin: CurveRecord.Origin(
        file: file, labels: matches.map(\.label),
        mapping: mapping.text.isEmpty ? nil : mapping.text, parameters: parameters))
  }
}
