import Foundation
import NumPyFiles
import ResultFiles

/// Numbers in rows and columns, from a file of text, of NumPy or of HDF5.
public struct CouplingTable: Equatable, Sendable {
  /// The lengths of the axes as the file has them, one or two.
  public let shape: [Int]
  /// Row by row.
  public let elements: [Double]

  /// A table from its numbers.
  init(shape: [Int], elements: [Double]) { (self.shape, self.elements) = (shape, elements) }

  /// Reads `.csv`, `.txt` and `.dat` as text, `.npy` and `.npz`, `.h5` and `.hdf5`.
  ///
  /// - Parameter name: The dataset or array of a file that may hold several; nil where it holds one.
  /// - Throws: `CouplingTableError`.
  public init(reading url: URL, name: String? = nil) throws {
    let read: CouplingTable
    do {
      switch url.pathExtension.lowercased() {
      case "npy": read = try Self.array(try NumPyArray(reading: url))
      case "npz": read = try Self.array(in: try NumPyArchive(reading: url), name)
      case "h5", "hdf5": read = try Self.dataset(in: url, name)
      default: read = try Self.text(url)
      }
    } catch let error as CouplingTableError {
      throw error
    } catch { throw CouplingTableError("\(error)") }
    guard (1...2).contains(read.shape.count), !read.elements.isEmpty else {
      throw CouplingTableError(
        "\(url.relativePath) has the shape \(read.shape); a table has rows and columns.")
    }
    guard read.elements.allSatisfy(\.isFinite) else {
      throw CouplingTableError("\(url.relativePath) holds an infinite or undefined number.")
    }
    self = read
  }

  /// The rows for a sum of so many tuples: two axes are samples and tuples, one axis is a row, or the samples of a single tuple; nil
  /// where the shape fits neither.
  public func rows(tuples: Int) -> [[Double]]? {
    if shape.count == 2 {
      guard shape[1] == tuples else { return nil }
      return (0..<shape[0]).map { Array(elements[($0 * tuples)..<(($0 + 1) * tuples)]) }
    }
    if tuples == 1 { return elements.map { [$0] } }
    return elements.count == tuples ? [elements] : nil
  }

  private static func array(_ array: NumPyArray) throws -> CouplingTable {
    guard let values = array.real else {
      throw CouplingTableError("The array has no real numbers.")
    }
    return CouplingTable(shape: array.shape, elements: values)
  }

  private static func array(in archive: NumPyArchive, _ name: String?) throws -> CouplingTable {
    let name = try name ?? single(archive.names, of: archive.file, "arrays")
    guard let array = try archive.array(name) else {
      throw CouplingTableError(
        "\(archive.file) has no array \(name); it has \(archive.names.joined(separator: ", ")).")
    }
    return try self.array(array)
  }

  private static func dataset(in url: URL, _ name: String?) throws -> CouplingTable {
    let root = try HDF5File(reading: url).root
    let path = try name ?? single(try root.members(), of: url.relativePath, "datasets")
    let trimmed = String(path.drop { $0 == "/" })
    guard root.contains(trimmed) else {
      throw CouplingTableError(
        "\(url.relativePath) has no dataset \(path); at its top it has "
          + "\(try root.members().joined(separator: ", ")).")
    }
    let array = try root.read(trimmed, as: Double.self)
    return CouplingTable(shape: array.shape, elements: array.elements)
  }

  private static func single(_ names: [String], of file: String, _ kind: String) throws -> String {
    guard names.count == 1 else {
      throw CouplingTableError(
        "\(file) has the \(kind) \(names.joined(separator: ", ")); say which one by 'dataset'.")
    }
    return names[0]
  }

  /// Lines of numbers between commas, semicolons or white space; what follows # is a remark.
  private static func text(_ url: URL) throws -> CouplingTable {
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw CouplingTableError("\(url.relativePath) cannot be read.")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw CouplingTableError("\(url.relativePath) is not UTF-8 text.")
    }
    var rows: [[Double]] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      let content = line.prefix { $0 != "#" }
      let fields = content.split { ",; \t".contains($0) }
      if fields.isEmpty { continue }
      let values = fields.map { Double($0) }
      if let wrong = values.firstIndex(of: nil) {
        throw CouplingTableError(
          "\(url.relativePath):\(number + 1): '\(fields[wrong])' is not a number; begin remarks and headings with #."
        )
      }
      guard rows.isEmpty || rows[0].count == values.count else {
        throw CouplingTableError(
          "\(url.relativePath):\(number + 1): this line has \(values.count) numbers, the first has \(rows[0].count)."
        )
      }
      rows.append(values.map { $0! })
    }
    return CouplingTable(
      shape: [rows.count, rows.first?.count ?? 0], elements: rows.flatMap { $0 })
  }
}

/// Why a table cannot be read.
public struct CouplingTableError: Error, Equatable, CustomStringConvertible {
  /// A sentence.
  public let description: String

  init(_ description: String) { self.description = description }
}
