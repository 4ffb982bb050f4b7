import ArgumentParser
import CommandSupport
import Foundation
import LatticeModels
import ModelArguments
import ResultFiles

/// `xsff operators`: the symmetry operators of a model, from H alone.
package struct Operators: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Find the symmetry operators of a model that are products over sites, from H alone.",
    discussion: """
      Declared symmetries are not used. Found are all unitary and anti-unitary operators that are a \
      product of one operator on every site, also together with a permutation of sites, and the \
      continuous ones; each is tested on a random vector.

      Example:

        xsff operators s3-chain
      """)

  @OptionGroup var modelOptions: ModelOptions

  @Option(help: "The seed of the random starts and of the test vectors.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("The number of threads. (default: all processors)", valueName: "count"))
  var threads: Int?

  @Flag(help: "Print everything as JSON.")
  var json = false

  package func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1.") }
  }

  package init() {}

  package func run() throws {
    let model = try modelOptions.load()
    let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    let analysis = try OperatorAnalysis(model.inFileBasis, seed: seed, catalogue: catalogue)
    let commutant = CommutantDimension(
      model, seed: seed, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    if json {
      try StandardStream.output.writeJSON(OperatorsReport(analysis, commutant: commutant))
    } else {
      try StandardStream.output.write(OperatorsText(analysis, commutant: commutant).text)
    }
  }
}
