import HPhiFiles
import LatticeModels
import LatticeSymmetriesFiles
import ModelFiles
import Molecules
import PeerModels
import XDiagFiles

/// All files that state a model: those of this project, and those of other programs, which are recognized by their content.
public enum PeerFormats {
  /// The readers, in the order in which they are asked.
  static var all: [any PeerFormat.Type] {
    [
      XDiagFile.self, LatticeSymmetriesFile.self, HPhiExpertFile.self, HPhiStandardFile.self,
      FCIDump.self,
    ]
  }

  /// Reads a model, from a model file or from a file of another program.
  ///
  /// - Throws: `ModelFileError` for anything wrong in the file, `ModelParameterError` for a parameter in `overrides` that the model
  ///   has not, for a value that it cannot have, and for a value that is missing.
  public static func load(
    path: String, overrides: [String: String] = [:], symmetry: String? = nil
  ) throws -> Model {
    guard let translated = try TranslatedFile(path: path, choices: overrides) else {
      return try ModelFile.load(path: path, overrides: overrides, symmetry: symmetry)
    }
    do {
      return try ModelFile.parse(
        source: translated.text, sourceName: "\(path), translated",
        overrides: translated.choices, symmetry: symmetry)
    } catch let error as ModelFileError {
      throw translated.translation.located(error)
    }
  }
}

/// A file of another program with the model file that it became.
public struct TranslatedFile: Sendable {
  /// What kind of file it was, with its article: `an XDiag lattice file`.
  public let format: String
  fileprivate let translation: ModelTranslation
  /// The text of the model file.
  public var text: String { translation.text }
  /// What is to be said of it, a line each.
  public var remarks: [String] { translation.remarks }
  /// The values of parameters among the choices.
  public let choices: [String: String]

  /// Translates a file; nil if no reader knows its format, as for a model file of this project.
  ///
  /// - Parameter choices: The values of `--set`, of which a reader may need some.
  /// - Throws: `ModelFileError`, `ModelParameterError` as `PeerFormat.translation(of:choices:)`.
  public init?(path: String, choices: [String: String]) throws {
    guard let file = try? PeerFile(reading: path), !Self.isModelFile(file),
      let reader = PeerFormats.all.first(where: { $0.recognizes(file) })
    else { return nil }
    var choices = choices
    translation = try reader.translation(of: file, choices: &choices)
    format = reader.title
    self.choices = choices
  }

  /// Every model file of this project says its format, and no other file does.
  private static func isModelFile(_ file: PeerFile) -> Bool {
    file.lines.contains { $0.hasPrefix("format:") }
  }
}
