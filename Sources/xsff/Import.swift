import ArgumentParser
import CommandSupport
import CurveImport
import Foundation
import ResultFiles
import SpectralStatistics

/// `xsff import`: form factors of other programs or of experiments become a run file.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a run file from form factors that another program computed or measured.",
    discussion: """
      K(t) of all pairs of sectors comes from an archive of NumPy (npz) or a table (csv). The names of \
      the arrays are those of the published curves, or what a mapping file says; see \
      Documentation/Import.md. The run file has no levels.

      Example:

        xsff import curves.npz --like s3-chain --set L=8
      """)

  @Argument(help: "The file of the curves, npz or csv.")
  var file: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The run file. (default: NAME.h5 in the current folder)", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "A YAML file that says how arrays are named and what the sectors are.", valueName: "file"))
  var mapping: String?

  @OptionGroup var visible: ImportedGroupOptions

  @Flag(
    inversion: .prefixedNo,
    help: "K was divided by d_λ d_μ. (default: --normalized)")
  var normalized: Bool?

  @Option(
    help: ArgumentHelp(
      "The times that are averaged for the plateau. (default: the later half)",
      valueName: "first:last"))
  var window: ProbeWindow?

  @Option(
    help: ArgumentHelp(
      "The number of samples behind the means, where the file does not say it.",
      valueName: "count"))
  var samples: Int?

  @Option(
    help: ArgumentHelp(
      "The Heisenberg time of the largest sector, √(2π) R/s with the standard deviation s of its levels. (default: that of the "
        + "model of --like, if it has as many levels)", valueName: "time"))
  var heisenbergTime: Double?

  @Flag(help: "Overwrite an existing file.")
  var force = false

  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    if let samples, samples < 1 { throw ValidationError("--samples must be at least 1.") }
    if let heisenbergTime, !(heisenbergTime > 0 && heisenbergTime.isFinite) {
      throw ValidationError("--heisenberg-time must be positive.")
    }
  }

  func run() throws {
    let input = URL(fileURLWithPath: file)
    let name = input.deletingPathExtension().lastPathComponent + ".h5"
    let output = URL(fileURLWithPath: self.output ?? name)
    try RunFile.checkDestination(output, overwrite: force)
    var mapping =
      try self.mapping.map { try CurveMapping.reading(URL(fileURLWithPath: $0)) } ?? CurveMapping()
    mapping.samples = samples ?? mapping.samples
    mapping.heisenbergTime = heisenbergTime ?? mapping.heisenbergTime
    mapping.window = window.map { $0.first...$0.last } ?? mapping.window
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
