import ArgumentParser
import CommandSupport
import CurveImport
import Foundation
import ResultFiles
import SpectralStatistics

extension LevelCount: ExpressibleByArgument {}

extension Import {
  /// The value of `--window`: two ascending energies or times.
  struct Window: ExpressibleByArgument {
    let range: ClosedRange<Double>

    init?(argument: String) {
      let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let first = Double(parts[0]), let last = Double(parts[1]),
        first < last, first.isFinite, last.isFinite
      else { return nil }
      range = first...last
    }
  }
}

extension Import {
  /// Makes a run file with levels, and with what follows from them as in one of `xsff compute`.
  func importLevels(_ inputs: [LevelFile], _ request: CurveMapping, to output: URL) throws {
    guard normalized == nil, samples == nil else {
      throw ValidationError("--normalized and --samples belong to curves, and these are levels.")
    }
    var mapping = request
    let known = try visible.sectors(&mapping)
    let levels = try LevelImport(inputs, mapping: mapping, known: known)
    let model = try visible.likeModel(mapping, multiplicities: levels.spectra.multiplicities)
    var run = levels.run(inputs, mapping)
    run.antiunitaryActions = model?.antiunitaryActions ?? []
    run.declaredSymmetries = model?.declaredSymmetries ?? []
    var warnings = levels.warnings
    if levels.spectra.window == nil {
      let spectra = levels.spectra
      let known = spectra.period == nil ? model?.heisenbergTime : nil
      let analysis = try SpectrumAnalysis(
        completing: run,
        heisenbergTime: mapping.heisenbergTime ?? known ?? spectra.heisenbergTime ?? 2 * .pi,
        times: .standard(count: Self.timeCount),
        pairs: try PairRequest.pairs([], of: run.sectors.list),
        threads: ProcessInfo.processInfo.activeProcessorCount)
      run = analysis.run
      warnings += analysis.warnings
      if let failure = analysis.signatureFailure { warnings.append("\(failure)") }
    }
    Interruption.beginAnswer()
    try RunFile.write(run, to: output, overwrite: force)
    try StandardStream.output.write(
      LevelImportSummary(levels, sources: inputs, file: output.relativePath).text)
    let logger = verbosity.logger("xsff")
    for warning in warnings { logger.warning("\(warning)") }
  }

  /// As many times as in a run of `xsff compute`.
  private static let timeCount = 2001
}

extension LevelImport {
  /// The run without what follows from its levels.
  fileprivate func run(_ inputs: [LevelFile], _ mapping: CurveMapping) -> Run {
    var run = Run(
      provenance: .current(generator: "none"), model: nil, visibleSymmetry: symmetry,
      spectra: spectra, sampleIndices: Array(0..<spectra.sampleCount))
    run.origin = CurveRecord.Origin(
      file: inputs.map(\.url.lastPathComponent).joined(separator: ", "),
      labels: matches.map(\.label), mapping: mapping.text.isEmpty ? nil : mapping.text,
      parameters: [:])
    return run
  }
}
