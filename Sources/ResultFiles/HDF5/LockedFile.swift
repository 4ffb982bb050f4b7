import Foundation

/// A file that this process alone may write, by a lock that ends with the process, however it ends.
package final class LockedFile: Sendable {
  /// Where the file is.
  package let path: String
  /// False on file systems that know no locks; there nothing keeps a second process away.
  package let isLocked: Bool
  private let descriptor: Int32

  /// Opens a file, or makes an empty one, and waits so many seconds at most for other processes.
  ///
  /// Throws: ``FileWritingError`` when another process has the lock, or the file cannot be opened.
  package init(_ path: String, patience: Double = 0) throws(FileWritingError) {
    // Past a limit on file sizes a write shall fail, not kill the process.
    signal(SIGXFSZ, SIG_IGN)
    let end = Date.now.addingTimeInterval(patience)
    while true {
      let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard opened >= 0 else { throw FileWritingError(file: path, code: errno) }
      let state = Self.lock(opened)
      if state != .taken, Self.isNamed(path, opened) {
        (self.path, descriptor, isLocked) = (path, opened, state == .own)
        return
      }
      close(opened)
      guard state == .taken else { continue }
      guard Date.now < end else { throw FileWritingError(file: path, problem: Self.taken) }
      usleep(20_000)
    }
  }

  deinit { close(descriptor) }

  /// What an error says when another process has the lock.
  package static let taken = "another process is writing it."

  private enum LockState { case own, taken, unknown }

  private static func lock(_ descriptor: Int32) -> LockState {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return .taken
      default: return .unknown
      }
    }
    return .own
  }

  /// Between opening and locking another process may have renamed or removed the file.
  private static func isNamed(_ path: String, _ descriptor: Int32) -> Bool {
    var (opened, named) = (stat(), stat())
    return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0
      && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
  }

  /// The number of bytes.
  package var size: Int {
    var information = stat()
    return fstat(descriptor, &information) == 0 ? Int(information.st_size) : 0
  }

  /// Writes all bytes from an offset on.
  ///
  /// Throws: ``FileWritingError``; then some of the bytes may have been written.
  package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileWritingError) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = pwrite(descriptor, rest.baseAddress, min(rest.count, 1 << 30), offset + done)
      if count > 0 { done += count } else if count == 0 || errno != EINTR { throw failure() }
    }
  }

  /// The bytes from an offset on, fewer at the end of the file.
  ///
  /// Throws: ``ResultFileError`` when they cannot be read.
  package func read(_ count: Int, at offset: Int) throws(ResultFileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let read = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress! + done, count - done, offset + done)
      }
      if read == 0 { break }
      if read > 0 {
        done += read
      } else if errno != EINTR {
        throw ResultFileError(file: path, problem: "\(String(cString: strerror(errno))).")
      }
    }
    return Array(bytes.prefix(done))
  }

  /// Cuts the file off.
  ///
  /// Throws: ``FileWritingError``.
  package func truncate(to size: Int) throws(FileWritingError) {
    guard ftruncate(descriptor, size) == 0 else { throw failure() }
  }

  /// Waits until what was written is on the disk.
  ///
  /// Throws: ``FileWritingError``.
  package func synchronize() throws(FileWritingError) {
    // Some file systems have no fsync; that is no reason to refuse.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure() }
  }

  /// Gives the file its final name, also on the disk.
  ///
  /// Throws: ``FileWritingError``.
  package func rename(to destination: String) throws(FileWritingError) {
    guard Foundation.rename(path, destination) == 0 else { throw failure() }
    Self.synchronizeFolder(of: destination)
  }

  /// Removes the file's name.
  package func remove() {
    unlink(path)
  }

  /// The name of a new file is on the disk when its folder is. What cannot be opened is left alone: the file itself is safe.
  package static func synchronizeFolder(of path: String) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private func failure() -> FileWritingError { FileWritingError(file: path, code: errno) }
}
