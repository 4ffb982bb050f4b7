import NumPyFiles
import Numerics

/// The levels of one sector of a file.
package struct SectorLevels: Equatable {
  /// The sector's name in the file.
  package let label: SectorLabel
  /// Ascending. Shape: [sample][level].
  package var rows: [[Double]]

  /// Squares and cubes of levels are finite.
  private static let largest = 1e90

  /// Levels in any order.
  ///
  /// In a window rows may end in NaN, where samples have fewer levels than others.
  /// Throws: `CurveImportError` when a level is not finite.
  package init(label: SectorLabel, rows: [[Double]], isWindow: Bool, file: String) throws {
    self.label = label
    self.rows = try rows.enumerated().map { sample, row in
      let levels =
        isWindow ? Array(row[..<(row.lastIndex { !$0.isNaN }.map { $0 + 1 } ?? 0)]) : row
      if let bad = levels.firstIndex(where: { !$0.isFinite }) {
        throw CurveImportError(
          file: file,
          problem: "level \(bad) of sample \(sample) in the sector '\(label.text)' is not finite.")
      }
      if let large = levels.first(where: { abs($0) > Self.largest }) {
        throw CurveImportError(
          file: file,
          problem:
            "the level \(large) of sample \(sample) in the sector '\(label.text)' is larger than any energy."
        )
      }
      return levels.sorted()
    }
  }

  /// The rows of an array [level] or [sample, level].
  ///
  /// Throws: `CurveImportError` for other shapes, and for complex numbers.
  static func rows(_ array: NumPyArray, name: String, file: String) throws -> [[Double]] {
    let values = try real(array, name: name, file: file)
    switch array.shape.count {
    case 1: return [values]
    case 2:
      return split(values, into: array.shape[0])
    default:
      throw CurveImportError(
        file: file,
        problem:
          "the array \(name) has the shape \(array.shape); levels are [level] or [sample, level].")
    }
  }

  /// Equal parts, one after the other.
  static func split(_ values: [Double], into count: Int) -> [[Double]] {
    let width = count == 0 ? 0 : values.count / count
    return (0..<count).map { Array(values[($0 * width)..<(($0 + 1) * width)]) }
  }

  /// Imaginary parts that are rounding errors are dropped.
  static func real(_ array: NumPyArray, name: String, file: String) throws -> [Double] {
    switch array.elements {
    case .real(let values): return values
    case .integers(let values): return values.map(Double.init)
    case .complex(let values):
      let scale = values.map(\.length).max() ?? 0
      if values.allSatisfy({ abs($0.imaginary) <= 1e-10 * scale }) { return values.map(\.real) }
      throw CurveImportError(
        file: file,
        problem:
          "the array \(name) holds complex numbers, and levels are real; of the eigenvalues exp(-iε) of a "
          + "Floquet operator give -numpy.angle, and --period 6.283185307179586.")
    case .texts:
      throw CurveImportError(file: file, problem: "the array \(name) must hold numbers.")
    }
  }
}
