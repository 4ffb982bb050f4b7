import Foundation
import NumPyFiles
import Numerics
import ResultFiles

extension NamedArrays {
  /// The datasets of an HDF5 file by their paths, as "k0/eigenvalues".
  ///
  /// Throws: `ResultFileError` when it is none.
  init(hdf5 url: URL) throws {
    let file = try HDF5File(reading: url)
    self.init(
      file: url.relativePath, names: try Self.paths(in: file.root, "", depth: 0),
      read: { name in
        file.root.contains(name) ? try Self.array(name, in: file.root) : nil
      })
  }

  /// Groups that are nested deeper, or that contain themselves, end here.
  private static let deepest = 6
  private static let mostPaths = 10_000

  private static func paths(in group: HDF5Group, _ head: String, depth: Int) throws -> [String] {
    var paths: [String] = []
    for member in try group.members() {
      guard paths.count < mostPaths else { break }
      if let inner = try? group.group(member) {
        if depth < deepest {
          paths += try self.paths(in: inner, head + member + "/", depth: depth + 1)
        }
      } else {
        paths.append(head + member)
      }
    }
    return paths
  }

  private static func array(_ name: String, in root: HDF5Group) throws -> NumPyArray {
    if let integers = try? root.read(name, as: Int.self, limit: .max) {
      return NumPyArray(shape: integers.shape, elements: .integers(integers.elements))
    }
    if let texts = try? root.readStrings(name) {
      return NumPyArray(shape: texts.shape, elements: .texts(texts.elements))
    }
    if let complex = try? root.read(name, as: Complex<Double>.self) {
      return NumPyArray(shape: complex.shape, elements: .complex(complex.elements))
    }
    let real = try root.read(name, as: Double.self, largest: .infinity)
    return NumPyArray(shape: real.shape, elements: .real(real.elements))
  }
}
