/// The exit status of a command; scripts rely on these numbers.
public enum ExitStatus: Int32, Sendable {
  /// Done. No solution, or a time limit reached, is an answer as well.
  case done = 0
  /// Refused or failed: symmetry, closure, memory, disk, numerics.
  case failed = 1
  /// A wrong command line.
  case wrongCommandLine = 2
  /// Something is wrong in an input file.
  case wrongInputFile = 3
  /// Ended by SIGINT.
  case interrupted = 130
  /// Ended by SIGTERM.
  case terminated = 143
}

/// An error that knows the exit status of the command it ends.
///
/// Its description is one or two plain sentences: what is wrong, where, and what would be right.
public protocol CommandFailure: Error, CustomStringConvertible {
  /// The exit status of the command.
  var exitStatus: ExitStatus { get }
}

/// A failure with a message of its own, for what no other error type says.
public struct PlainFailure: CommandFailure, Equatable {
  /// The exit status of the command.
  public let exitStatus: ExitStatus
  /// What is wrong, where, and what would be right.
  public let description: String

  /// A failure with an exit status and one or two plain sentences.
  public init(_ exitStatus: ExitStatus, _ description: String) {
    self.exitStatus = exitStatus
    self.description = description
  }
}
