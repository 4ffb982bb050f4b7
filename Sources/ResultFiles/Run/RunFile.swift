import Foundation

/// A result file: HDF5 layout "xsff", format version 1.
///
/// Reading is lazy: each part is read and checked when it is asked for, so that files with only
/// some of the parts, written by other programs, serve too.
public struct RunFile {
  /// The value of the attribute `format`.
  public static let format = "xsff"
  /// The newest layout that this code reads, and the one that it writes.
  public static let formatVersion = 1

  /// The root group of the file.
  public let root: HDF5Group
  private let file: HDF5File
  /// Whether the file ends in a checksum of its bytes, which holds; files of other programs and of earlier versions have none.
  public var hasChecksum: Bool { file.hasChecksum }

  /// Opens a file for reading.
  ///
  /// Throws: ``ResultFileError`` when it is no HDF5 file, truncated, or of another format.
  public init(reading url: URL) throws {
    file = try HDF5File(reading: url)
    root = file.root
    try Self.checkFormat(root)
  }

  /// Changes a file: `change` gets the root group of a copy, without the members `omitted`.
  ///
  /// The copy is written anew, so that a replaced part leaves no hole, and takes the file's name when it is complete.
  /// Throws: ``ResultFileError``, ``FileWritingError``, or what `change` throws; then the file is
  /// what it was before.
  public static func update(
    _ url: URL, omitting omitted: Set<String> = [], _ change: (HDF5Group) throws -> Void
  ) throws {
    let file = try HDF5File(copying: url, omitting: omitted)
    try checkFormat(file.root)
    // The new file replaces the old one by its folder's leave; a read-only file stays untouched.
    guard access(url.path, W_OK) == 0 else { throw FileWritingError(file: url.path, code: errno) }
    try change(file.root)
    try file.write(to: url, overwrite: true)
  }

  /// Finds out, before long work, whether a run could be written under this name.
  ///
  /// Throws: ``FileWritingError``.
  public static func checkDestination(_ url: URL, overwrite: Bool) throws {
    try FileReplacement(url, overwrite: overwrite).check()
  }

  /// Files by others need not name a format.
  private static func checkFormat(_ root: HDF5Group) throws {
    if let format = try root.stringAttribute("format"), format != Self.format {
      throw root.error(
        "", "the attribute format is \"\(format)\"; a run file has \"\(Self.format)\".")
    }
    if let version = try root.attribute("format_version", as: Int.self)?.elements.first,
      !(1...formatVersion).contains(version)
    {
      throw root.error(
        "", "this is format version \(version); this program reads version \(formatVersion).")
    }
  }
}
