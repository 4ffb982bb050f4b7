import ArgumentParser
import CommandSupport
import CurveImport
import ModelFiles
import NumPyFiles
import SymmetryCommands

/// The command `xsff`: from a model file to spectra and form factors.
package struct Xsff: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "xsff",
    abstract: "Spectra and cross spectral form factors of quantum many-body models.",
    discussion: """
      Builds the Hamiltonian in every sector of its visible symmetry, diagonalizes many disorder \
      samples, and stores levels, form factors, plateaus and exact degeneracies in an HDF5 file \
      for `bootstrap solve`.
      """,
    version: ProgramVersion.current.description,
    subcommands: [
      ModelList.self, Inspect.self, Symmetries.self, Operators.self, Compute.self, Window.self,
      Merge.self,
      Probe.self, Import.self, Plot.self, Schema.self,
    ])

  package init() {}

  /// The exit status of errors that do not know their own.
  package static func exitStatus(of error: any Error) -> ExitStatus? {
    switch error {
    case is ModelFileError, is NumPyFileError: .wrongInputFile
    case let error as CurveImportError: error.isRequest ? .wrongCommandLine : .wrongInputFile
    case is ModelParameterError: .wrongCommandLine
    default: nil
    }
  }
}
