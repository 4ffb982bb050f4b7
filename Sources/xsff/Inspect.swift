import ArgumentParser
import CommandSupport
import ExactDiagonalization
import Foundation
import ModelArguments
import ResultFiles

/// `xsff inspect`: all that is known about a model before anything is diagonalized.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a model, its symmetry, its sectors and what a computation would cost.",
    discussion: """
      Nothing is diagonalized.

      Example:

        xsff inspect torus-chain --set L=9
      """)

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var visibleOptions: VisibleOptions

  @Option(
    help: ArgumentHelp(
      "The number of disorder samples. (default: what the model says)", valueName: "count"))
  var samples: Int?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The sectors that would be computed, by name or pattern, as '(0..2,*)'. (default: all)",
      valueName: "name"))
  var sectors: [String] = []

  @Option(
    help: ArgumentHelp("The number of threads. (default: all processors)", valueName: "count"))
  var threads: Int?

  @Flag(help: "Print everything as JSON.")
  var json = false

  func validate() throws {
    if let samples, samples < 1 { throw ValidationError("--samples must be at least 1.") }
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1.") }
  }

  func run() throws {
    let model = try visibleOptions.load(modelOptions)
    try model.requireValues(ofSamples: samples ?? model.defaultSamples)
    let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    let inspection = try Inspection(
      model, samples: samples ?? model.defaultSamples, sectors: sectors,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, catalogue: catalogue)
    if json {
      try StandardStream.output.writeJSON(inspection.report)
    } else {
      try StandardStream.output.write(InspectionText(inspection).text)
    }
    if let failure = inspection.checks.compactMap(\.failure).first {
      throw PlainFailure(.failed, failure)
    }
  }
}
