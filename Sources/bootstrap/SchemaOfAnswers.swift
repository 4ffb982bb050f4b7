import ArgumentParser
import CommandSupport
import Foundation

/// `bootstrap schema`: what `--json` prints, for programs.
struct SchemaOfAnswers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of what --json prints.",
    discussion: """
      bootstrap identify --json prints groups for --order, and group for --order with --id.

      Example:

        bootstrap schema solve > solve.schema.json
      """)

  /// What has a schema.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case solve
    case verify
    case identify
    case groups
    case group
    case compare
  }

  @Argument(help: "The command whose --json is meant.")
  var subject: Subject

  func run() throws {
    try StandardStream.output.write(
      contentsOf: try ResourceLocator().data.appending(path: subject.rawValue + ".schema.json"))
  }
}
