import Foundation

/// Writes files so that the final name only ever shows a complete file.
///
/// The bytes go to `NAME.partial` in the same folder, which is renamed at the end and removed when
/// anything fails.
public struct FileReplacement {
  /// The final name.
  public let destination: URL
  /// Whether a file of that name may be replaced.
  public let overwrite: Bool

  /// A plan to write `destination`.
  public init(_ destination: URL, overwrite: Bool) {
    self.destination = destination
    self.overwrite = overwrite
  }

  /// The name that the file has until it is complete.
  public var partial: URL { URL(fileURLWithPath: destination.path + ".partial") }

  /// Finds out, before long work, whether the file could be written now.
  ///
  /// Throws: ``FileWritingError`` when the name is taken or the folder is missing or read-only.
  public func check() throws {
    try checkName()
    let folder = destination.deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else { throw FileWritingError(file: destination.path, code: ENOENT) }
    guard access(folder, W_OK | X_OK) == 0 else {
      throw FileWritingError(file: destination.path, code: errno)
    }
  }

  /// Writes the bytes, and `end` behind them, under the final name.
  ///
  /// Throws: ``FileWritingError``; then neither the final nor the partial file exists, or the final
  /// file is what it was before.
  public func write(_ bytes: UnsafeRawBufferPointer, followedBy end: [UInt8] = []) throws {
    try check()
    // Past a limit on file sizes a write shall fail, not kill the process.
    let handler = signal(SIGXFSZ, SIG_IGN)
    defer { signal(SIGXFSZ, handler) }
    let descriptor = open(partial.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileWritingError(file: destination.path, code: errno) }
    do {
      try end.withUnsafeBytes { try write([bytes, $0], descriptor) }
      try checkName()
      guard rename(partial.path, destination.path) == 0 else {
        throw FileWritingError(file: destination.path, code: errno)
      }
    } catch {
      unlink(partial.path)
      throw error
    }
  }

  private func checkName() throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: destination.path, isDirectory: &isFolder) else {
      return
    }
    if isFolder.boolValue {
      throw FileWritingError(file: destination.path, problem: "it is a folder.")
    }
    guard overwrite else {
      throw FileWritingError(
        file: destination.path,
        problem: "it exists already; choose another name or allow overwriting with --force.")
    }
  }

  /// Writes all bytes to the disk and closes the descriptor in any case.
  private func write(_ parts: [UnsafeRawBufferPointer], _ descriptor: Int32) throws {
    var failure: Int32 = 0
    for part in parts {
      var rest = part[...]
      while !rest.isEmpty && failure == 0 {
        let count = Foundation.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, min(rest.count, 1 << 30))
        if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { failure = errno }
      }
    }
    // Some file systems have no fsync; that is no reason to refuse.
    if failure == 0, fsync(descriptor) != 0, errno != EINVAL { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 { throw FileWritingError(file: destination.path, code: failure) }
  }
}
