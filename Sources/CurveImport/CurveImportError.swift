/// Curves cannot be imported: something is wrong in their file, or something was not said.
public struct CurveImportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's path.
  public let file: String
  /// What is wrong or missing, and what would be right, in one or two sentences.
  public let problem: String
  /// Whether the request lacks something, and not the file.
  public let isRequest: Bool

  /// An error in a file, or in what was asked of it.
  public init(file: String, problem: String, isRequest: Bool = false) {
    (self.file, self.problem, self.isRequest) = (file, problem, isRequest)
  }

  /// Place and problem.
  public var description: String { "\(file): \(problem)" }
}
