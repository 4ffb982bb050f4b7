import ArgumentParser
import CommandSupport
import LatticeModels
import ModelArguments
import MonomialSymmetries
import ResultFiles

/// `xsff symmetries`: the symmetries of a model that permute product states up to phases.
package struct Symmetries: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Find the symmetries of a model that permute product states up to phases.",
    discussion: """
      All of them: charges, on-site operators and permutations of sites, with phases and complex \
      conjugation, at any size. Prints a section symmetry: to paste into the model file. What the \
      file says of its symmetry plays no part. Nothing is diagonalized.

      Example:

        xsff symmetries heisenberg --set L=12
      """)

  @OptionGroup var modelOptions: ModelOptions

  @Flag(help: "Print everything as JSON.")
  var json = false

  package init() {}

  package func run() throws {
    let stated = try modelOptions.load()
    let model = stated.inFileBasis
    let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
    let found: MonomialSymmetries
    do {
      found = try MonomialSymmetries(of: model)
    } catch {
      throw PlainFailure(.failed, "The symmetries were not found: \(error)")
    }
    let finding = try SymmetryFinding(model, stated: stated, found, catalogue: catalogue) {
      try modelOptions.load(symmetry: $0)
    }
    if json {
      try StandardStream.output.writeJSON(SymmetriesReport(finding))
    } else {
      try StandardStream.output.write(SymmetriesText(finding).text)
    }
  }
}
