/// Anything wrong in a model file: what, where, and what would be right.
public struct ModelFileError: Error, Sendable, CustomStringConvertible {
  /// The path of the file.
  public let file: String
  /// The line, from 1, where it is known.
  public let line: Int?
  /// The column, from 1, where it is known.
  public let column: Int?
  /// The keys that lead to the place, such as `terms[0].operator`; empty at the top level.
  public let keyPath: String
  /// What is wrong and what would be right.
  public let message: String

  /// An error from its parts, for readers of other files that state a model.
  package init(file: String, line: Int?, column: Int?, keyPath: String, message: String) {
    (self.file, self.line, self.column) = (file, line, column)
    (self.keyPath, self.message) = (keyPath, message)
  }

  /// Another message about the same place.
  package func saying(_ message: String) -> ModelFileError {
    ModelFileError(file: file, line: line, column: column, keyPath: keyPath, message: message)
  }

  /// One or two sentences that begin with the place.
  public var description: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
    let key = keyPath.isEmpty ? "" : "\(keyPath): "
    return place.joined(separator: ":") + ": " + key + message
  }
}

/// A parameter value from outside the file, such as `--set L=0`, that the model cannot have.
public struct ModelParameterError: Error, Sendable, CustomStringConvertible {
  /// The name that was given.
  public let parameter: String
  /// What is wrong and what would be right.
  public let message: String

  package init(parameter: String, message: String) {
    (self.parameter, self.message) = (parameter, message)
  }

  /// One or two sentences that begin with the parameter.
  public var description: String { "parameter \(parameter): \(message)" }
}
