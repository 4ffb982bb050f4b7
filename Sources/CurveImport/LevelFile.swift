import Foundation

/// A file of levels as a command names it: of all sectors, or of one sector, `SECTOR=FILE`.
public struct LevelFile: Sendable, Hashable {
  /// The sector, where the file has one alone.
  public let sector: String?
  /// Where it lies.
  public let url: URL

  /// The file that an argument names; a file of that very name counts before a sector.
  public init(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    if parts.count == 2, !FileManager.default.fileExists(atPath: argument) {
      (sector, url) = (parts[0], URL(fileURLWithPath: parts[1]))
    } else {
      (sector, url) = (nil, URL(fileURLWithPath: argument))
    }
  }

  /// What the first bytes say of a file, whatever it is called.
  enum Format {
    case archive
    case array
    case hdf5
    case text
  }

  /// Throws: `CurveImportError` when the file cannot be read.
  func format() throws -> Format {
    guard let handle = try? FileHandle(forReadingFrom: url),
      let head = try? handle.read(upToCount: 8)
    else {
      throw CurveImportError(file: url.relativePath, problem: "the file cannot be read.")
    }
    let bytes = [UInt8](head)
    if bytes.starts(with: [0x50, 0x4b]) { return .archive }
    if bytes.starts(with: [0x93] + Array("NUMPY".utf8)) { return .array }
    return bytes.starts(with: [0x89] + Array("HDF".utf8)) ? .hdf5 : .text
  }
}
