import CHDF5
import Foundation

/// An HDF5 file: one on disk that is only read, or one in memory that is written at once.
///
/// HDF5 cannot recover when a disk fills up under an open file, so files are made in memory and
/// their finished bytes are written by ``FileReplacement``. Memory: the size of the finished file.
public struct HDF5File {
  /// The version of the HDF5 library in use, as "1.10.8".
  public static var libraryVersion: String {
    var (major, minor, release): (UInt32, UInt32, UInt32) = (0, 0, 0)
    H5get_libversion(&major, &minor, &release)
    return "\(major).\(minor).\(release)"
  }

  /// The root group.
  public let root: HDF5Group

  private let identifier: HDF5Identifier

  /// Opens a file for reading.
  ///
  /// Throws: ``ResultFileError`` when there is no such file, it is no HDF5 file, or is truncated.
  public init(reading url: URL) throws {
    try self.init(opening: url, inMemory: false)
  }

  /// Reads a whole file into memory, where it can be added to; ``write(to:overwrite:)`` saves it.
  ///
  /// Throws: ``ResultFileError`` when there is no such file, it is no HDF5 file, or is truncated.
  public init(copying url: URL) throws {
    try self.init(opening: url, inMemory: true)
  }

  /// A new empty file in memory; `name` stands in error messages.
  public init(named name: String = "a new file") throws {
    let access = try Self.memoryAccess()
    identifier = try Self.named(name) {
      // Free space is remembered, so that replacing a part does not make the file grow each time.
      let creation = try hdf5Identifier { H5Pcreate(chdf5_file_creation()) }
      try hdf5(creation) {
        H5Pset_file_space_strategy(creation.raw, H5F_FSPACE_STRATEGY_FSM_AGGR, true, 1)
      }
      return try hdf5Identifier(access, creation) {
        H5Fcreate(name, chdf5_truncate(), creation.raw, access.raw)
      }
    }
    root = try Self.rootGroup(of: identifier, fileName: name)
  }

  /// Writes a file that is held in memory to disk, complete or not at all.
  ///
  /// Throws: ``FileWritingError``.
  public func write(to url: URL, overwrite: Bool) throws {
    var bytes: UnsafeRawPointer?
    let size: Int
    do {
      size = try hdf5(identifier) { chdf5_image(identifier.raw, &bytes) }
    } catch let failure as HDF5Failure {
      throw FileWritingError(file: url.path, problem: "\(failure.text).")
    }
    try FileReplacement(url, overwrite: overwrite)
      .write(UnsafeRawBufferPointer(start: bytes, count: size))
  }

  private init(opening url: URL, inMemory: Bool) throws {
    let path = url.path
    try Self.checkReadable(path)
    identifier = try Self.named(path) {
      if !inMemory {
        return try hdf5Identifier { H5Fopen(path, chdf5_read_only(), chdf5_default()) }
      }
      let access = try Self.memoryAccess()
      return try hdf5Identifier(access) { H5Fopen(path, chdf5_read_write(), access.raw) }
    }
    root = try Self.rootGroup(of: identifier, fileName: path)
  }

  /// Reasons that people can act on, which HDF5's own messages hide.
  private static func checkReadable(_ path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ResultFileError(file: path, problem: "there is no such file.")
    }
    if isFolder.boolValue {
      throw ResultFileError(file: path, problem: "this is a folder, not an HDF5 file.")
    }
    guard access(path, R_OK) == 0 else {
      throw ResultFileError(file: path, problem: "there is no permission to read it.")
    }
    chdf5_silence()
    guard H5Fis_hdf5(path) > 0 else {
      throw ResultFileError(
        file: path, problem: "this is not an HDF5 file, or its beginning is damaged.")
    }
  }

  private static func memoryAccess() throws -> HDF5Identifier {
    let access = try hdf5Identifier { H5Pcreate(chdf5_file_access()) }
    try hdf5(access) { H5Pset_fapl_core(access.raw, 1 << 20, false) }
    return access
  }

  private static func rootGroup(of file: HDF5Identifier, fileName: String) throws -> HDF5Group {
    let identifier = try named(fileName) {
      try hdf5Identifier(file) { H5Gopen2(file.raw, "/", chdf5_default()) }
    }
    return HDF5Group(fileName: fileName, path: "/", identifier: identifier)
  }

  private static func named(
    _ fileName: String, _ body: () throws -> HDF5Identifier
  ) throws -> HDF5Identifier {
    do {
      return try body()
    } catch let failure as HDF5Failure {
      throw ResultFileError(
        file: fileName, problem: "the file cannot be opened, HDF5 says: \(failure.text).")
    }
  }
}
