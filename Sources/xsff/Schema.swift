import ArgumentParser
import CommandSupport
import Foundation

/// `xsff schema`: what a model file may hold, for editors.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of model files, with which editors complete and check them.",
    discussion: """
      A first line in the model file switches it on in editors that know the YAML language server:

        # yaml-language-server: $schema=model.schema.json

      Example:

        xsff schema > model.schema.json
      """)

  func run() throws {
    let url = try ResourceLocator().models.appending(path: "model.schema.json")
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw PlainFailure(.failed, "\(url.path) cannot be read; the installation is not complete.")
    }
    try StandardStream.output.write(String(decoding: data, as: UTF8.self))
  }
}
