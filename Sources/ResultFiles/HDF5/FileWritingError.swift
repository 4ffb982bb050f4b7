import Foundation

/// A file that could not be written.
public struct FileWritingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's path.
  public let file: String
  /// What is wrong and what would be right.
  public let problem: String
  /// Whether there was no room: a full disk, a quota or a limit on file sizes.
  public let isLackOfRoom: Bool

  /// An error with its place.
  public init(file: String, problem: String, isLackOfRoom: Bool = false) {
    self.file = file
    self.problem = problem
    self.isLackOfRoom = isLackOfRoom
  }

  /// The error for a system call's `errno`.
  package init(file: String, code: Int32) {
    let problem =
      switch code {
      case ENOSPC: "the disk is full; free some space or write to another disk."
      case EDQUOT: "the disk quota is used up; free some space or write to another disk."
      case EFBIG: "the file would be larger than the limit on file sizes (see ulimit -f)."
      case EACCES, EPERM: "there is no permission to write here."
      case EROFS: "the disk is read-only."
      case ENOENT, ENOTDIR: "its folder does not exist."
      default: "\(String(cString: strerror(code)))."
      }
    self.init(
      file: file, problem: problem, isLackOfRoom: [ENOSPC, EDQUOT, EFBIG].contains(code))
  }

  /// Place and problem in one sentence.
  public var description: String { "Cannot write \(file): \(problem)" }
}
