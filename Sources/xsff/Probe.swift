import ArgumentParser
import CommandSupport
import Foundation
import ResultFiles
import SpectralStatistics

/// `xsff probe`: the form factor as an experiment would measure it, from a finite number of shots.
struct Probe: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Measure the form factor of a run with a finite number of shots, as an experiment would.",
    discussion: """
      In every sector, sample and time, Hadamard tests on maximally mixed states show the real and \
      the imaginary part of Z/R by shots of +1 or -1. The file that is written holds what an \
      experiment has, no levels.

      Example:

        xsff probe s3-chain.h5 --shots 200
      """)

  @Argument(help: "A run file: /visible_group, /sectors and /spectra are needed.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "The number of shots for each quadrature of Z in every sector, sample and time.",
      valueName: "count"))
  var shots: Int

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file of the measurement. (default: NAME-probe.h5 in the current folder)",
      valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp("Measure the first samples only. (default: all)", valueName: "count"))
  var samples: Int?

  @Option(
    help: ArgumentHelp(
      "How many times of the window, or linear:FIRST:LAST:COUNT, or log:FIRST:LAST:COUNT. "
        + "(default: as many as are independent, up to 2001)"))
  var times: TimeRequest?

  @Option(
    help: ArgumentHelp(
      "The times that are averaged for the plateau, in Heisenberg times.", valueName: "first:last"))
  var window: ProbeWindow = .standard

  // The name of a sector may begin with a minus sign.
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The pairs of sectors that get curves: all, diagonal, or two names A:B; may be repeated. "
        + "(default: all up to 16 sectors, diagonal up to 128, then the 4 largest ones with themselves)",
      valueName: "pairs"))
  var pairs: [PairRequest] = []

  @Option(help: "The seed of all shots.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("The number of threads. (default: all processors)", valueName: "count"))
  var threads: Int?

  @Flag(help: "Overwrite an existing file.")
  var force = false

  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    guard (2...HadamardTest.largestShotCount).contains(shots) else {
      throw ValidationError(
        "--shots must be between 2 and \(HadamardTest.largestShotCount); |Z|² comes from pairs of shots."
      )
    }
    if let samples, samples < 1 { throw ValidationError("--samples must be at least 1.") }
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1.") }
  }

  func run() throws {
    let input = URL(fileURLWithPath: file)
    let name = input.deletingPathExtension().lastPathComponent + "-probe.h5"
    let output = URL(fileURLWithPath: self.output ?? name)
    try RunFile.checkDestination(output, overwrite: force)
    let system = try Self.read(input, samples: samples)
    let sectors = system.sectors
    let times = ProbeTimes(
      times, window: window, heisenbergTime: system.heisenbergTime,
      largestMultiplicity: sectors.multiplicities.max() ?? 0)
    try system.requirePhases(until: times.grid.times.last!, file: file)
    let measurement = try ProbeMeasurement(
      of: system, by: HadamardTest(shots: shots), times: times,
      pairs: PairRequest.pairs(pairs, of: sectors), seed: seed,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
      meter: ProgressMeter(
        total: system.spectra.sampleCount, unit: "samples",
        style: ProgressMeter.style(quiet: verbosity.quiet)))
    Interruption.beginAnswer()
    try RunFile.write(measurement.record, to: output, overwrite: force)
    try StandardStream.output.write(ProbeSummary(measurement, file: output.relativePath).text)
    let logger = verbosity.logger("xsff")
    for warning in measurement.warnings { logger.warning("\(warning)") }
  }

  /// Whatever is wrong while reading is wrong with the input file.
  private static func read(_ url: URL, samples: Int?) throws -> ProbedSystem {
    do {
      return try ProbedSystem(reading: url, samples: samples)
    } catch let error as ResultFileError {
      throw PlainFailure(.wrongInputFile, error.description)
    }
  }
}
