import ArgumentParser
import CommandSupport
import ExactDiagonalization
import Foundation
import LatticeModels
import Logging
import ModelArguments
import ResultFiles
import SpectralStatistics
import SymmetryCommands

/// `xsff compute`: all sectors of all samples, then their statistics, in one result file.
package struct Compute: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Compute the spectra of a model and their cross spectral form factor.",
    discussion: """
      Example:

        xsff compute s3-chain --set L=8 --samples 2
      """)

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var visibleOptions: VisibleOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The result file. (default: MODEL.h5 in the current folder)", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The number of disorder samples. (default: what the model says)", valueName: "count"))
  var samples: Int?

  @Option(help: "The seed of all random couplings.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "The times of the curves: how many, equally spaced up to 4 Heisenberg times, or "
        + "linear:FIRST:LAST:COUNT, or log:FIRST:LAST:COUNT."))
  var times: TimeRequest = .standard(count: 2001)

  // The name of a sector may begin with a minus sign.
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The pairs of sectors that get curves: all, diagonal, or two names A:B; may be repeated. "
        + "(default: all up to 16 sectors, diagonal up to 128, then the 4 largest ones with themselves)",
      valueName: "pairs"))
  var pairs: [PairRequest] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The sectors to compute, by name or pattern, as '(0..2,*)'; one that begins with a minus sign as --sectors=-1. "
        + "(default: all, which exact irreps and the hidden group need)", valueName: "name"))
  var sectors: [String] = []

  @Option(
    help: ArgumentHelp("The number of threads. (default: all processors)", valueName: "count"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "What diagonalizes matrices of 128 rows and more: cpu, or a graphics processor through CUDA, as cuda or cuda:1.",
      valueName: "device"))
  var device: DeviceRequest = .processor

  @Option(
    help: ArgumentHelp(
      "The memory that may be taken, as 4G or 500M: fewer threads, or exact irreps from a window or none, where all would "
        + "take more. (default: what is available)", valueName: "size"))
  var memory: MemoryLimit?

  @Option(
    help: ArgumentHelp(
      "Find the exact irreps from the matrices: full, from a window in the middle of the spectrum "
        + "with at most 300 or so many levels of each sector (window or window:LEVELS), auto (what "
        + "memory allows) or off.",
      valueName: "mode"))
  var commutant: CommutantMode = .auto

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The terms whose strengths vary in the family that exact irreps belong to; all others stay. "
        + "(default: the random couplings, without any all terms)", valueName: "name"))
  var vary: [String] = []

  @Option(
    help: ArgumentHelp(
      "Diagonalize smaller matrices that symmetries found in the model make: where it pays (auto), on, or "
        + "off to measure every sector by itself.", valueName: "mode"))
  var reduce: ReduceMode = .auto

  @Option(
    help: ArgumentHelp(
      "Find the symmetry operators that are products over sites: where it takes seconds (auto), on or off.",
      valueName: "mode"))
  var operators: OperatorMode = .auto

  @Option(
    help: ArgumentHelp(
      "Compute part i of n of the samples only; xsff merge puts the parts together. The first part "
        + "finds exact irreps and operators for all.", valueName: "i/n"))
  var shard: ShardRequest?

  @Flag(help: "Go on with a run that was stopped, from the samples in its file .partial.")
  var resume = false

  @Flag(help: "Overwrite an existing result file, and a stopped run unless it is resumed.")
  var force = false

  @OptionGroup var verbosity: VerbosityOptions

  package init() {}

  package func validate() throws {
    if let samples, samples < 1 { throw ValidationError("--samples must be at least 1.") }
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1.") }
    if !vary.isEmpty && commutant == .off {
      throw ValidationError("--vary says what the commutant belongs to, and --commutant is off.")
    }
    if !sectors.isEmpty, commutant != .auto && commutant != .off || !vary.isEmpty {
      throw ValidationError(
        "Exact irreps need all sectors: --sectors goes with --commutant off or auto, which then is off."
      )
    }
  }

  package func run() throws {
    let model = try visibleOptions.load(modelOptions, quiet: verbosity.quiet)
    try model.requireValues(ofSamples: samples ?? model.defaultSamples)
    try requirePeriods(of: model)
    try requireSense(for: model)
    try model.requireTerms(vary)
    let varied = vary.isEmpty ? nil : vary
    let chosen =
      sectors.isEmpty
      ? nil : try ChosenSectors(sectors, of: SectorPlan(model).sectors)
    let samples = try SampleSelection(total: samples ?? model.defaultSamples, shard: shard)
    let output = URL(fileURLWithPath: output ?? model.name + ".h5")
    let device = try device.open()
    let journal = try JournaledSpectra(
      of: ModelRecord(model, seed: seed, samples: samples.total), sectors: chosen?.names,
      samples: samples.indices, output: output, device: device, resume: resume, force: force)
    let logger = verbosity.logger("xsff")
    if !journal.isLocked {
      logger.warning("This file system knows no locks: nothing keeps a second process away.")
    }
    let analysis = try journal.guarding {
      let analysis = try analyze(
        model, samples, chosen: chosen?.numbers, varied: varied, journal, logger)
      Interruption.beginAnswer()
      try journal.finish(analysis.run, force: force)
      return analysis
    }
    try StandardStream.output.write(ComputeSummary(analysis, file: output.relativePath).text)
    for warning in analysis.warnings { logger.warning("\(warning)") }
    if let failure = analysis.signatureFailure {
      try report(failure, file: output.relativePath, logger)
    }
  }

  /// Refuses what a driven model has not.
  private func requirePeriods(of model: Model) throws {
    if model.floquet == nil { return }
    if commutant.windowLevels != nil {
      throw ValidationError(
        "Quasi-energies have no middle: --commutant window does not go with the driven model \(model.name)."
      )
    }
    if device != .processor {
      throw ValidationError(
        "A graphics processor diagonalizes Hamiltonians only: --device does not go with the driven model \(model.name)."
      )
    }
  }

  /// What `--reduce` means; a run that goes on keeps what it was begun with, unless that is chosen anew.
  private func reductionStage(
    _ diagonalization: ExactDiagonalization, _ samples: SampleSelection,
    _ journal: JournaledSpectra, threads: Int
  ) -> ReductionStage {
    let used = reduce == .auto ? journal.reduction : nil
    let policy =
      diagonalization.plan.isWhole
      ? used.map(ReductionPolicy.init(used:))
        ?? ReductionPolicy(
          reduce, samples: samples.total, commutant: commutant, isVaried: !vary.isEmpty)
      : .off
    return ReductionStage(
      diagonalization: diagonalization, policy: policy, isForced: reduce == .on || used != nil,
      threads: threads)
  }

  /// Everything that goes into the result file.
  private func analyze(
    _ model: Model, _ samples: SampleSelection, chosen: [Int]?, varied: [String]?,
    _ journal: JournaledSpectra, _ logger: Logger
  ) throws -> SpectrumAnalysis {
    let wanted = threads ?? ProcessInfo.processInfo.activeProcessorCount
    let (diagonalization, threads) = try diagonalization(
      of: model, chosen: chosen, samples: samples.indices.count, threads: wanted)
    if threads < wanted {
      logger.warning("With --memory there is room for \(threads) of \(wanted) threads.")
    }
    let plan = diagonalization.plan
    let pairs = try PairRequest.pairs(pairs, of: plan.computedSectors.list)
    for (sector, matrix) in zip(diagonalization.sectors, diagonalization.matrices) {
      logger.info(
        """
        sector \(sector.name): irrep dimension \(sector.irrepDimension), \(sector.multiplicity) levels, \
        \(matrix.isReal ? "real" : "complex")
        """)
    }
    let made = try SpectrumStage(
      diagonalization: diagonalization,
      smaller: reductionStage(diagonalization, samples, journal, threads: threads),
      journal: journal, threads: threads, quiet: verbosity.quiet
    ) { reduction in
      CommutantStage(
        diagonalization, mode: commutant, varied: varied, threads: threads, reduction: reduction,
        fits: commutantFits(diagonalization, samples: samples.indices.count, threads: threads))
    }.run(logger)
    var analysis = try SpectrumAnalysis(
      diagonalization, samples: samples, levels: made.levels, device: journal.device, times: times,
      pairs: pairs, threads: threads)
    analysis.run.reduction = made.reduction?.record
    guard shard?.isFirst ?? true else { return analysis }
    if diagonalization.plan.isWhole {
      let irreps = try made.finding ?? made.commutant.find(quiet: verbosity.quiet, logger)
      analysis.run.commutant = irreps.map(made.commutant.record)
    }
    // A model given by its path needs no data of the installation; operators then have no names of groups.
    let catalogue = try? CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    analysis.run.operators = try OperatorStage(model: model, mode: operators, seed: seed)
      .record(catalogue: catalogue, logger)
    return analysis
  }

  /// A part of the samples may be too few for signatures, which xsff merge makes from all.
  private func report(
    _ failure: SpectralSignaturesError, file: String, _ logger: Logger
  ) throws {
    guard shard == nil else {
      logger.warning("The samples of this shard alone have no signatures: \(failure)")
      return
    }
    throw PlainFailure(
      .failed, "\(failure) The levels are kept in \(file), without signatures.")
  }
}
