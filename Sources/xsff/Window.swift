import ArgumentParser
import CommandSupport
import ExactDiagonalization
import Foundation
import LatticeModels
import LinearAlgebra
import ModelArguments
import ResultFiles
import SpectralStatistics
import SpectralWindows
import SymmetryCommands

/// `xsff window`: some levels of every sector, where sectors are too large to be diagonalized as a whole.
package struct Window: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Compute some levels of every sector, and exact irreps from them.",
    discussion: """
      For sectors of which all levels would be too many: the lowest levels (tried with up to 705432 \
      states in a sector), all between two energies, or those around one. The run file says between which energies \
      no sector misses a level, and how likely it is that one does nevertheless. Hidden \
      symmetries need no more than that; see Documentation/Windows.md.

      Examples:

        xsff window s3-chain --set L=9 --levels 30
        xsff window s3-chain --set L=8 --levels 50 --middle
        xsff window s3-chain --set L=8 --from -0.1 --to 0.1
      """)

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var visibleOptions: VisibleOptions

  @OptionGroup var wanted: WantedLevels

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The result file. (default: MODEL-window.h5 in the current folder)", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The number of disorder samples.", valueName: "count"))
  var samples: Int = 1

  @Option(help: "The seed of all random couplings.")
  var seed: UInt64 = 1

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The sectors to compute, by name or pattern, as '(0..2,*)'; one that begins with a minus sign as --sectors=-1. "
        + "(default: all, which exact irreps need)", valueName: "name"))
  var sectors: [String] = []

  @Option(
    help: ArgumentHelp("The number of threads. (default: all processors)", valueName: "count"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "The memory that may be taken, as 4G or 500M. (default: what is available)",
      valueName: "size"))
  var memory: MemoryLimit?

  @Flag(
    inversion: .prefixedNo,
    help: "Find the exact irreps of the levels in the window, from one more member of the family.")
  var commutant = true

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The terms whose strengths vary in the family that exact irreps belong to; all others stay. "
        + "(default: the random couplings, without any all terms)", valueName: "name"))
  var vary: [String] = []

  @Option(
    help: ArgumentHelp(
      "Find the symmetry operators that are products over sites: where it takes seconds (auto), on or off.",
      valueName: "mode"))
  var operators: OperatorMode = .auto

  @Flag(help: "Overwrite an existing result file.")
  var force = false

  @OptionGroup var verbosity: VerbosityOptions

  package init() {}

  package func validate() throws {
    for (value, name) in [(samples, "samples"), (threads ?? 1, "threads")]
    where value < 1 {
      throw ValidationError("--\(name) must be at least 1.")
    }
    if !vary.isEmpty && (!commutant || !sectors.isEmpty) {
      throw ValidationError("--vary says what exact irreps belong to, which need all sectors.")
    }
  }

  /// The model that the command line names.
  package func model(quiet: Bool) throws -> Model {
    try visibleOptions.load(modelOptions, quiet: quiet)
  }

  package func run() throws {
    let model = try model(quiet: verbosity.quiet)
    try model.requireValues(ofSamples: samples)
    try model.requireTerms(vary)
    guard model.floquet == nil else {
      throw ValidationError(
        "Quasi-energies have no order: xsff window does not go with the driven model \(model.name); see xsff compute."
      )
    }
    let output = URL(fileURLWithPath: output ?? model.name + "-window.h5")
    try RunFile.checkDestination(output, overwrite: force)
    let (diagonalization, stage) = try stage(of: model)
    let logger = verbosity.logger("xsff")
    let found = try stage.levels(samples: samples)
    var run = Run(
      diagonalization, spectra: found.spectra, samples: Array(0..<samples), of: samples)
    run.window = found.record
    if commutant && diagonalization.plan.isWhole {
      run.commutant = try stage.commutant(varying: vary.isEmpty ? nil : vary, logger)
    }
    // They tell an infinite group from one whose irreps are those of the lowest levels by chance.
    let catalogue = try? CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    run.operators = try OperatorStage(model: model, mode: operators, seed: seed)
      .record(catalogue: catalogue, logger)
    Interruption.beginAnswer()
    try RunFile.write(run, to: output, overwrite: force)
    try StandardStream.output.write(WindowSummary(run, file: output.relativePath).text)
  }

  /// The sectors and the search in them, if their vectors fit into memory.
  private func stage(of model: Model) throws -> (ExactDiagonalization, WindowStage) {
    let whole = try SectorPlan(model)
    let chosen =
      sectors.isEmpty ? nil : try ChosenSectors(sectors, of: whole.sectors).numbers
    let plan = chosen.map { whole.choosing($0) } ?? whole
    try plan.requireNumberedStates()
    if let engine = CurrentEngine.engine {
      guard case .lowest(let levels) = wanted.size else {
        throw PlainFailure(
          .failed,
          "Several processes find the lowest levels only: xsff window has --middle, --around, --from and --to."
        )
      }
      let (diagonalization, windows) = try engine.windows(
        of: model, seed: seed, sectors: plan.chosen, levels: levels, threads: threads,
        memory: memory?.bytes)
      return (
        diagonalization,
        WindowStage(diagonalization, levels: levels, engine: windows, quiet: verbosity.quiet)
      )
    }
    let bytes = WindowCost.bytes(plan, wanted.size)
    if let room, bytes > room {
      throw PlainFailure(
        .failed,
        "The window needs about \(MemoryLimit.text(bytes)) of memory, and \(MemoryLimit.text(room)) may be taken: ask for "
          + "\(wanted.size.levels == nil ? "" : "fewer --levels, or for ")some --sectors.")
    }
    let diagonalization = try ExactDiagonalization(
      model: model, seed: seed, sectors: chosen, availableMemory: nil)
    return (
      diagonalization,
      WindowStage(
        diagonalization, target: try wanted.target(of: diagonalization, samples: samples),
        threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, memory: room,
        quiet: verbosity.quiet)
    )
  }

  /// What may be taken, if that is known. Units: bytes.
  private var room: Double? { memory?.bytes ?? AvailableMemory.bytes.map(Double.init) }
}
