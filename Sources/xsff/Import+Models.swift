import ArgumentParser
import CommandSupport
import Foundation
import ModelArguments
import PeerFormats
import ResultFiles

extension Import {
  /// Writes the model file of a file that states a Hamiltonian; false where it is none.
  func importModel() throws -> Bool {
    guard files.count == 1, FileManager.default.fileExists(atPath: files[0]),
      let translated = try TranslatedFile(
        path: files[0], choices: ModelOptions.overrides(visible.set))
    else { return false }
    let input = URL(fileURLWithPath: files[0])
    let output = URL(
      fileURLWithPath: self.output ?? input.deletingPathExtension().lastPathComponent + ".yaml")
    guard output.standardized != input.standardized else {
      throw ValidationError("\(files[0]) would be overwritten; --output names another model file.")
    }
    try RunFile.checkDestination(output, overwrite: force)
    do {
      try Data(translated.text.utf8).write(to: output, options: .atomic)
    } catch {
      throw PlainFailure(
        .failed, "\(output.relativePath) could not be written: \(error.localizedDescription)")
    }
    let file = output.relativePath
    if !verbosity.quiet {
      let lines =
        ["\(files[0]) is \(translated.format); \(file) is the same model."]
        + translated.remarks.map { "  " + $0 }
        + [NextStep.line("xsff", "inspect", file)]
      try StandardStream.output.write(lines.joined(separator: "\n"))
    }
    return true
  }
}
