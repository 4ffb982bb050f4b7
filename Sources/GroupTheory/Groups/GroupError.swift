/// Why a set of elements, a table or a ring is not a group's.
public struct GroupError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, and where; one or two sentences.
  public let description: String

  /// An error with its text.
  public init(_ description: String) { self.description = description }
}
