import Foundation

/// A file of NumPy arrays, `npz`, as `numpy.savez` and `numpy.savez_compressed` write it.
///
/// Arrays are read when they are asked for. Python objects, which could run code, are never read.
public struct NumPyArchive: Sendable {
  /// The file's path, for messages.
  public let file: String
  /// The names of the arrays, in the order of the file.
  public let names: [String]
  private let archive: ZipArchive
  private let members: [String: ZipArchive.Member]

  /// Opens an archive; memory: the size of the file.
  ///
  /// Throws: `NumPyFileError` unless it is one.
  public init(reading url: URL) throws {
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw NumPyFileError(file: url.relativePath, problem: "the file cannot be read.")
    }
    try self.init([UInt8](data), file: url.relativePath)
  }

  /// An archive from its bytes; `file` stands in messages.
  public init(_ bytes: [UInt8], file: String) throws {
    self.file = file
    archive = try ZipArchive(bytes, file: file)
    let suffix = ".npy"
    var members: [String: ZipArchive.Member] = [:]
    var names: [String] = []
    for member in archive.members where member.name.hasSuffix(suffix) {
      let name = String(member.name.dropLast(suffix.count))
      guard members.updateValue(member, forKey: name) == nil else {
        throw NumPyFileError(file: file, array: name, problem: "it is there twice.")
      }
      names.append(name)
    }
    guard !names.isEmpty else {
      throw NumPyFileError(file: file, problem: "the zip archive holds no arrays of NumPy.")
    }
    (self.names, self.members) = (names, members)
  }

  /// An array by its name; nil when there is none.
  ///
  /// Throws: `NumPyFileError` when it is damaged or of a type that is not supported.
  public func array(_ name: String) throws -> NumPyArray? {
    guard let member = members[name] else { return nil }
    return try NumPyArray(archive.contents(of: member), file: file, name: name)
  }
}
