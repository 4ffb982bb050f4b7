import Foundation
import NumPyFiles

/// The arrays of a file by their names, whatever its format.
public struct NamedArrays {
  /// The file's path, for messages.
  public let file: String
  /// The names in the order of the file.
  public let names: [String]
  private let read: (String) throws -> NumPyArray?

  /// The arrays of an archive of NumPy.
  public init(_ archive: NumPyArchive) {
    (file, names) = (archive.file, archive.names)
    read = { try archive.array($0) }
  }

  /// Arrays that are known.
  public init(file: String, names: [String], arrays: [String: NumPyArray]) {
    (self.file, self.names) = (file, names)
    read = { arrays[$0] }
  }

  init(file: String, names: [String], read: @escaping (String) throws -> NumPyArray?) {
    (self.file, self.names, self.read) = (file, names, read)
  }

  /// Opens a file: a table of text where its name ends in `.csv`, an archive of NumPy otherwise.
  ///
  /// Throws: `NumPyFileError` or `CurveImportError`.
  public static func reading(_ url: URL) throws -> NamedArrays {
    if url.pathExtension.lowercased() == "csv" { return try CurveTable.reading(url) }
    return NamedArrays(try NumPyArchive(reading: url))
  }

  /// An array by its name; nil when there is none.
  ///
  /// Throws: `NumPyFileError` when it cannot be read.
  public func array(_ name: String) throws -> NumPyArray? { try read(name) }

  /// Real numbers by their name; nil when there is none.
  func numbers(_ name: String) throws -> (shape: [Int], values: [Double])? {
    guard let array = try array(name) else { return nil }
    guard let values = array.real else {
      throw error("the array \(name) must hold real numbers.")
    }
    return (array.shape, values)
  }

  func error(_ problem: String) -> CurveImportError {
    CurveImportError(file: file, problem: problem)
  }

  /// The first names, to be shown where one is missing.
  var listing: String {
    names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
  }
}
