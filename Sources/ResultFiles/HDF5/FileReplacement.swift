import Foundation

/// Writes files so that the final name only ever shows a complete file.
///
/// The bytes go to `NAME.writing` in the same folder, which is renamed at the end and removed when
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
  public var partial: URL { URL(fileURLWithPath: destination.path + ".writing") }

  /// Seconds to wait for another process that is writing the same file.
  private static let patience = 10.0

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

  /// Writes the bytes, and `end` behind them, under the final name; `beforeRename` is called when all is on the disk.
  ///
  /// Throws: ``FileWritingError``, or what `beforeRename` throws; then neither the final nor the partial file exists, or the
  /// final file is what it was before.
  public func write(
    _ bytes: UnsafeRawBufferPointer, followedBy end: [UInt8] = [],
    beforeRename: () throws -> Void = {}
  ) throws {
    try check()
    do {
      let file = try LockedFile(partial.path, patience: Self.patience)
      do {
        // A process that was killed may have left anything.
        try file.truncate(to: 0)
        try file.write(bytes, at: 0)
        try end.withUnsafeBytes { try file.write($0, at: bytes.count) }
        try file.synchronize()
        try beforeRename()
        try checkName()
        try file.rename(to: destination.path)
      } catch {
        file.remove()
        throw error
      }
    } catch let error as FileWritingError where error.file == partial.path {
      throw FileWritingError(
        file: destination.path, problem: error.problem, isLackOfRoom: error.isLackOfRoom)
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
}
