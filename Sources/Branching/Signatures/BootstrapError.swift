/// Why the bootstrap cannot start.
public struct BootstrapError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, and what would be right; one or two sentences.
  public let description: String

  /// An error with its text.
  public init(_ description: String) { self.description = description }
}
