import Foundation
import Numerics
import ResultFiles

/// All datasets of a result file, as texts and bit patterns, so that equality means equal bytes.
struct StoredDatasets: Equatable {
  /// Path → shape and elements.
  let contents: [String: [String]]

  init(_ url: URL) throws {
    var contents: [String: [String]] = [:]
    try Self.collect(try HDF5File(reading: url).root, "", &contents)
    self.contents = contents
  }

  /// The paths whose contents differ, or which one side lacks.
  func differences(from other: StoredDatasets) -> [String] {
    Set(contents.keys).union(other.contents.keys)
      .filter { contents[$0] != other.contents[$0] }.sorted()
  }

  private static func collect(
    _ group: HDF5Group, _ path: String, _ contents: inout [String: [String]]
  ) throws {
    for name in try group.members() {
      if let inner = try? group.group(name) {
        try collect(inner, path + "/" + name, &contents)
      } else {
        contents[path + "/" + name] = try elements(of: name, in: group)
      }
    }
  }

  private static func elements(of name: String, in group: HDF5Group) throws -> [String] {
    if let texts = try? group.readStrings(name) {
      return texts.shape.map(String.init) + texts.elements
    }
    if let numbers = try? group.read(name, as: Double.self) {
      return numbers.shape.map(String.init) + numbers.elements.map { "\($0.bitPattern)" }
    }
    let numbers = try group.read(name, as: Complex<Double>.self)
    return numbers.shape.map(String.init)
      + numbers.elements.map { "\($0.real.bitPattern) \($0.imaginary.bitPattern)" }
  }
}
