import Foundation
import ResultFiles
import Testing

/// The numbers of a run file, by their paths.
struct StoredNumbers {
  /// Path → shape and elements.
  let contents: [String: (shape: [Int], elements: [Double])]

  init(_ url: URL) throws {
    var contents: [String: (shape: [Int], elements: [Double])] = [:]
    try Self.collect(try HDF5File(reading: url).root, "", &contents)
    self.contents = contents
  }

  private static func collect(
    _ group: HDF5Group, _ path: String,
    _ contents: inout [String: (shape: [Int], elements: [Double])]
  ) throws {
    for name in try group.members() {
      if let inner = try? group.group(name) {
        try collect(inner, path + "/" + name, &contents)
      } else if let numbers = try? group.read(name, as: Double.self) {
        contents[path + "/" + name] = (numbers.shape, numbers.elements)
      }
    }
  }

  /// Expects the same datasets: levels within 1e-12 of the largest, groups and irreps exactly.
  func expectEqual(to other: StoredNumbers) {
    #expect(contents.keys.sorted() == other.contents.keys.sorted())
    let exact = ["/sectors", "/visible_group", "/signatures", "/commutant/branching"]
    for (path, (shape, elements)) in contents {
      guard let (otherShape, otherElements) = other.contents[path] else { continue }
      #expect(shape == otherShape, "\(path)")
      if path.hasPrefix("/spectra/") {
        let scale = max(1, elements.map(abs).filter(\.isFinite).max() ?? 1)
        for (value, expected) in zip(elements, otherElements) where value.isFinite {
          #expect(abs(value - expected) <= 1e-12 * scale, "\(path)")
        }
        #expect(elements.count(where: \.isNaN) == otherElements.count(where: \.isNaN))
      } else if exact.contains(where: { path.hasPrefix($0) }) {
        #expect(elements == otherElements, "\(path)")
      }
    }
  }
}
