import ArgumentParser
import CommandSupport
import Foundation
import ResultFiles

/// `xsff merge`: the shards of a run become one result file, as if one process had computed all samples.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put the shards of a run together.",
    discussion: """
      The parts come from xsff compute --shard 1/n … n/n, in any order. Curves, plateaus and \
      signatures are computed anew from all levels; every dataset has the bytes that one run without \
      shards would give.

      Example:

        xsff merge run.h5 part1.h5 part2.h5
      """)

  @Argument(help: "The result file to write.")
  var output: String

  @Argument(help: "The result files of all shards.")
  var parts: [String]

  @Flag(
    help:
      "Accept parts of different program versions, libraries or processor kernels, whose last bits differ."
  )
  var allowMixed = false

  @Option(
    help: ArgumentHelp("The number of threads. (default: all processors)", valueName: "count"))
  var threads: Int?

  @Flag(help: "Overwrite an existing result file.")
  var force = false

  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1.") }
  }

  func run() throws {
    let output = URL(fileURLWithPath: output)
    let paths = Set(parts.map { URL(fileURLWithPath: $0).standardizedFileURL.path })
    if paths.contains(output.standardizedFileURL.path) {
      throw ValidationError("\(output.relativePath) is the file to write and one of the parts too.")
    }
    try RunFile.checkDestination(output, overwrite: force)
    let merged = try Self.reading { try MergedRun(parts, allowMixed: allowMixed) }
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    var analysis = try SpectrumAnalysis(
      completing: merged.run, heisenbergTime: merged.heisenbergTime, times: merged.times,
      pairs: merged.pairs, threads: threads)
    Interruption.beginAnswer()
    try RunFile.write(
      analysis.run, completing: merged.first, to: output, overwrite: force)
    analysis.run.commutant = try merged.commutant()
    analysis.run.reduction = merged.reduction
    let summary = ComputeSummary(
      analysis, file: output.relativePath, stored: try merged.operators())
    try StandardStream.output.write(summary.text)
    let logger = verbosity.logger("xsff")
    for warning in analysis.warnings { logger.warning("\(warning)") }
    if let failure = analysis.signatureFailure {
      throw PlainFailure(
        .failed, "\(failure) The levels are kept in \(output.relativePath), without signatures.")
    }
  }

  /// Whatever is wrong while reading is wrong with an input file.
  private static func reading(_ body: () throws -> MergedRun) throws -> MergedRun {
    do {
      return try body()
    } catch let error as ResultFileError {
      throw PlainFailure(.wrongInputFile, error.description)
    }
  }
}
