import ArgumentParser
import CommandSupport

/// The command `bootstrap`: from spectra to the hidden symmetry group.
struct BootstrapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bootstrap",
    abstract: "Find the hidden symmetry group behind the degeneracies between symmetry sectors.",
    version: ProgramVersion.current.description,
    subcommands: [
      Solve.self, Report.self, Export.self, Compare.self, Verify.self, Identify.self,
      SchemaOfAnswers.self,
    ])
}
