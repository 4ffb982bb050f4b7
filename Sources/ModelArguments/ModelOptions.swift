import ArgumentParser
import CommandSupport
import Foundation
import LatticeModels
import ModelFiles
import PeerFormats

/// Which model a command is about: MODEL and `--set`.
package struct ModelOptions: ParsableArguments {
  @Argument(
    help:
      "A model file, the name of a bundled model, or a file of another program (Documentation/Formats.md)."
  )
  package var model: String

  @Option(
    help: ArgumentHelp(
      "Set a parameter of the model, such as L=8; may be repeated.", valueName: "name=value"))
  package var set: [String] = []

  package init() {}

  /// Finds and reads the model.
  ///
  /// Throws: `ValidationError`, `ResourceError`, `ModelFileError`, `ModelParameterError`.
  ///
  /// - Parameter symmetry: A section `symmetry:` in place of the file's own.
  package func load(symmetry: String? = nil) throws -> Model {
    let file = try ResourceLocator.modelFile(
      for: model, hint: { nearestNameHint(to: $0, among: $1) })
    return try PeerFormats.load(
      path: file.path, overrides: Self.overrides(set), symmetry: symmetry)
  }

  /// The values of `--set`, by their names.
  package static func overrides(_ set: [String]) throws -> [String: String] {
    var overrides: [String: String] = [:]
    for assignment in set {
      let parts = assignment.split(separator: "=", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw ValidationError("--set takes NAME=VALUE, such as --set L=8, not '\(assignment)'.")
      }
      guard overrides.updateValue(parts[1], forKey: parts[0]) == nil else {
        throw ValidationError("--set gives \(parts[0]) twice.")
      }
    }
    return overrides
  }
}
