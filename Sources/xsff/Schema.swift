import ArgumentParser
import CommandSupport
import Foundation

/// `xsff schema`: what a model file may hold, for editors, and what `--json` prints, for programs.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of model files, or of what --json prints.",
    discussion: """
      With the schema editors complete and check model files. A first line in the file switches it on where \
      they know the YAML language server:

        # yaml-language-server: $schema=model.schema.json

      Example:

        xsff schema > model.schema.json
      """)

  /// What has a schema.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case model
    case inspect
    case symmetries
    case operators
  }

  @Argument(help: "Model files, or the command whose --json is meant.")
  var subject = Subject.model

  func run() throws {
    let locator = try ResourceLocator()
    let folder = subject == .model ? locator.models : locator.data
    try StandardStream.output.write(
      contentsOf: folder.appending(path: subject.rawValue + ".schema.json"))
  }
}
