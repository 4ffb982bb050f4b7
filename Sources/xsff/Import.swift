import ArgumentParser
import CommandSupport
import CurveImport
import Foundation
import ResultFiles
import SpectralStatistics

/// `xsff import`: levels or form factors of other programs, or of experiments, become a run file; their models become a model file.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Make a run file from levels or form factors that another program made, or a model file from its model.",
    discussion: """
      Levels of all sectors come from NumPy (npz, npy), HDF5 or text, or from a file for each sector \
      (SECTOR=FILE). K(t) of all pairs of sectors comes from an archive of NumPy or a table (csv), and \
      the run file then has no levels. What a file does not say stands in a mapping file; see \
      Documentation/Import.md, and Documentation/Recipes.md for QuSpin, XDiag and HΦ.

      A file in which another program states its Hamiltonian becomes a model file, to read and to edit; see \
      Documentation/Formats.md for those that are known.

      Examples:

        xsff import levels.npz --group Z3

        xsff import ring6.toml -o ring6.yaml
      """)

  @Argument(
    help: ArgumentHelp(
      "The file of the levels or curves, or SECTOR=FILE for the levels of each sector.",
      valueName: "file"))
  var files: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The run file, or the model file. (default: NAME.h5 or NAME.yaml in the current folder)",
      valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "A YAML file that says how arrays are named and what the sectors are.", valueName: "file"))
  var mapping: String?

  @OptionGroup var visible: ImportedGroupOptions

  @Option(
    help: ArgumentHelp(
      "Whether levels of an irrep of dimension d stand once or d-times. (default: once, unless all stand in ties of d, "
        + "which is to be said)", valueName: "count"))
  var counted: LevelCount?

  @Option(
    help: ArgumentHelp(
      "The levels are quasi-energies, defined modulo this.", valueName: "energy"))
  var period: Double?

  @Flag(
    inversion: .prefixedNo,
    help: "K was divided by d_λ d_μ. (default: --normalized)")
  var normalized: Bool?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The energies between which all levels of all sectors are there, or the times that are averaged for the plateau "
        + "of curves. (default: all energies, the later half of all times)",
      valueName: "first:last"))
  var window: Window?

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
    for (value, name) in [(heisenbergTime, "--heisenberg-time"), (period, "--period")] {
      if let value, !(value > 0 && value.isFinite) {
        throw ValidationError("\(name) must be positive.")
      }
    }
  }

  func run() throws {
    if try importModel() { return }
    let inputs = files.map(LevelFile.init)
    let name = inputs[0].url.deletingPathExtension().lastPathComponent + ".h5"
    if output == nil, inputs.count > 1 {
      throw ValidationError("Several files need a name for the run file: --output.")
    }
    let output = URL(fileURLWithPath: self.output ?? name)
    if let same = inputs.first(where: { $0.url.standardized == output.standardized }) {
      throw ValidationError(
        "\(same.url.relativePath) would be overwritten; --output names another run file.")
    }
    try RunFile.checkDestination(output, overwrite: force)
    var mapping =
      try self.mapping.map { try CurveMapping.reading(URL(fileURLWithPath: $0)) } ?? CurveMapping()
    mapping.samples = samples ?? mapping.samples
    mapping.heisenbergTime = heisenbergTime ?? mapping.heisenbergTime
    mapping.window = window?.range ?? mapping.window
    mapping.counted = counted ?? mapping.counted
    mapping.period = period ?? mapping.period
    if try LevelReader(inputs, mapping).holdsLevels() {
      try importLevels(inputs, mapping, to: output)
    } else {
      try importCurves(inputs[0].url, mapping, to: output)
    }
  }
}
