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

  /// Whether the file ends in a checksum of its bytes, which holds; false for files in memory.
  public let hasChecksum: Bool

  /// Opens a file for reading.
  ///
  /// Throws: ``ResultFileError`` when there is no such file, it is no HDF5 file, or is truncated.
  public init(reading url: URL) throws {
    let path = url.path
    try Self.checkReadable(path)
    hasChecksum = try FileGate.pass(path)
    guard hdf5Lock.withLock({ H5Fis_hdf5(path) }) > 0 else {
      throw ResultFileError(
        file: path, problem: "this is not an HDF5 file, or its beginning is damaged.")
    }
    identifier = try Self.named(path) {
      try hdf5Identifier { H5Fopen(path, chdf5_read_only(), chdf5_default()) }
    }
    root = try Self.rootGroup(of: identifier, fileName: path)
    if !hasChecksum, try root.attributeNames().contains(FileGate.attribute) {
      throw ResultFileError(
        file: path,
        problem:
          "the checksum at its end is missing: the file is damaged, or another program has changed it."
      )
    }
  }

  /// A copy of a file in memory, where it can be added to.
  ///
  /// The members `omitted` of the root group are left out, and take no space in the copy. In HDF5's oldest format, which earlier
  /// versions wrote, metadata have no checksums.
  /// Throws: ``ResultFileError`` when there is no such file, it is no HDF5 file, or is truncated.
  public init(
    copying url: URL, omitting omitted: Set<String> = [], inOldestFormat: Bool = false
  ) throws {
    let source = try HDF5File(reading: url)
    try self.init(named: url.path, inOldestFormat: inOldestFormat)
    try source.root.copyAttributes(to: root)
    for name in try source.root.members() where !omitted.contains(name) {
      try source.root.copy(name, to: root)
    }
  }

  /// A new empty file in memory; `name` stands in error messages.
  public init(named name: String = "a new file", inOldestFormat: Bool = false) throws {
    let access = try Self.memoryAccess()
    if !inOldestFormat { try hdf5(access) { chdf5_use_checksums(access.raw) } }
    hasChecksum = false
    identifier = try Self.named(name) {
      let creation = try HDF5Group.untimed(chdf5_file_creation())
      try hdf5(creation) { chdf5_use_small_chunk_index(creation.raw) }
      return try hdf5Identifier(access, creation) {
        H5Fcreate(name, chdf5_truncate(), creation.raw, access.raw)
      }
    }
    root = try Self.rootGroup(of: identifier, fileName: name)
  }

  /// Writes a file that is held in memory to disk, complete or not at all, with a checksum behind it unless that is not wanted.
  ///
  /// `beforeRename` gets the bytes of the checksum when all is on the disk, and before the file has its name.
  /// Throws: ``FileWritingError``, ``ResultFileError``, what `beforeRename` throws.
  public func write(
    to url: URL, overwrite: Bool, checksum: Bool = true,
    beforeRename: ([UInt8]) throws -> Void = { _ in }
  ) throws {
    if checksum { try root.setAttribute(FileGate.attribute, FileGate.kind) }
    var bytes: UnsafeRawPointer?
    let size: Int
    do {
      size = try hdf5(identifier) { chdf5_image(identifier.raw, &bytes) }
    } catch let failure as HDF5Failure {
      throw FileWritingError(file: url.path, problem: "\(failure.text).")
    }
    let image = UnsafeRawBufferPointer(start: bytes, count: size)
    let trailer = checksum ? FileChecksum.trailer(of: image) : []
    try FileReplacement(url, overwrite: overwrite)
      .write(image, followedBy: trailer, beforeRename: { try beforeRename(trailer) })
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
    if JournalMark.begins(path) {
      throw ResultFileError(
        file: path,
        problem: "this is the journal of an unfinished run; xsff compute --resume completes it.")
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
