/// Something is wrong in a NumPy archive that was read.
public struct NumPyFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's path.
  public let file: String
  /// The array, if the trouble has one.
  public let array: String?
  /// What is wrong, as a sentence.
  public let problem: String

  /// An error with its place.
  public init(file: String, array: String? = nil, problem: String) {
    (self.file, self.array, self.problem) = (file, array, problem)
  }

  /// Place and problem in one or two sentences.
  public var description: String {
    array.map { "\(file): the array \($0): \(problem)" } ?? "\(file): \(problem)"
  }
}
