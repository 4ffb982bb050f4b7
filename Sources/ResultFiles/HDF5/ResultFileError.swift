/// Something is wrong in a file that was read.
public struct ResultFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's path.
  public let file: String
  /// The path of the group or dataset in the file, if the trouble has one.
  public let object: String?
  /// What is wrong and what would be right, in a sentence without the place.
  public let problem: String

  /// An error with its place.
  public init(file: String, object: String? = nil, problem: String) {
    self.file = file
    self.object = object
    self.problem = problem
  }

  /// Place and problem in one or two sentences.
  public var description: String {
    object.map { "\(file): \($0): \(problem)" } ?? "\(file): \(problem)"
  }
}
