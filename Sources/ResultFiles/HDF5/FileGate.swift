import CHDF5
import Foundation
import Synchronization

/// The gate that every file passes before HDF5 parses it in this process.
///
/// A file with a checksum proves itself. Others are walked once by a child process with limits of memory and time, since damaged
/// metadata may crash the HDF5 library, or keep it busy for ever.
enum FileGate {
  /// The attribute of the root group that says that the file ends in a checksum.
  static let attribute = "checksum"
  /// Its value.
  static let kind = "sum64 in the last 24 bytes"

  /// Lets a sound file pass; whether it has a checksum.
  ///
  /// Cost: reading the bytes once where there is a checksum, otherwise some milliseconds. A file that passed and did not change is not
  /// looked at again.
  /// Throws: ``ResultFileError`` when the file is damaged.
  static func pass(_ path: String) throws -> Bool {
    let identity = try Identity(path)
    if let known = passed.withLock({ $0[identity] }) { return known }
    let hasChecksum = try check(path, size: identity.size)
    // Within the clock's resolution a file may change and have the same time.
    if identity.age > 1 { passed.withLock { $0[identity] = hasChecksum } }
    return hasChecksum
  }

  /// A file that has not changed.
  private struct Identity: Hashable {
    let device, inode, size, seconds, nanoseconds: Int

    /// Seconds since it changed.
    var age: Double {
      Date.now.timeIntervalSince1970 - Double(seconds) - Double(nanoseconds) * 1e-9
    }

    init(_ path: String) throws {
      var information = stat()
      guard stat(path, &information) == 0 else {
        throw ResultFileError(file: path, problem: "\(String(cString: strerror(errno))).")
      }
      device = Int(truncatingIfNeeded: information.st_dev)
      inode = Int(truncatingIfNeeded: information.st_ino)
      size = Int(information.st_size)
      seconds = information.st_mtim.tv_sec
      nanoseconds = information.st_mtim.tv_nsec
    }
  }

  private static let passed = Mutex<[Identity: Bool]>([:])

  private static func check(_ path: String, size: Int) throws -> Bool {
    switch try state(of: path, size: size) {
    case .holds: return true
    case .broken:
      throw ResultFileError(
        file: path,
        problem:
          "its bytes do not have the sum that is noted at its end: the file is damaged, or another program has changed it."
      )
    case .absent:
      try walk(path, size: size)
      return false
    }
  }

  private static func state(of path: String, size: Int) throws -> FileChecksum.State {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, size > 0 else {
      if descriptor >= 0 { close(descriptor) }
      return .absent
    }
    defer { close(descriptor) }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { return .absent }
    defer { munmap(start, size) }
    return FileChecksum.state(of: UnsafeRawBufferPointer(start: start, count: size))
  }

  /// Memory and seconds for a file of no bytes.
  private static let (memory, seconds) = (192 << 20, 1)

  private static func walk(_ path: String, size: Int) throws {
    let problem: String
    let verdict = hdf5Lock.withLock {
      chdf5_walk_apart(path, memory + 24 * size, UInt32(seconds + size / (20 << 20)))
    }
    switch verdict {
    case CHDF5_CRASH: problem = "reading it crashes the HDF5 library"
    case CHDF5_ENDLESS: problem = "reading it comes to no end"
    case CHDF5_BROKEN:
      problem =
        "HDF5 does not find its way through it, or it needs a later version than the format 1.10 (h5py: libver='v110')"
    case CHDF5_GREEDY: problem = "it asks for more memory than a file of its size can hold"
    default: return
    }
    throw ResultFileError(file: path, problem: "the file is damaged: \(problem).")
  }
}
