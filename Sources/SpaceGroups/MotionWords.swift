import Foundation
import LatticeModels

/// A permutation of the sites of a crystal as a motion of space in words: `translation by (1,0)`, `rotation by 90° (x,y) → (-y,x)`,
/// `reflection (x,y) → (y,x)`.
///
/// Coordinates count cells. With several sites in a cell the formula would need them, so that centres and lines are named in its place.
package struct MotionWords {
  package let text: String

  /// Nil where the permutation is no motion of a plane crystal.
  package init?(_ images: [Int], of cells: CrystalCells) {
    guard cells.lengths.count == 2, images.count == cells.siteCount,
      let operation = CrystalMotions(cells).operations(of: images).first
    else { return nil }
    let shift = Self.centred(operation.shift, cells)
    if operation.isTranslation {
      text = "translation by (\(shift.map(Self.number).joined(separator: ",")))"
      return
    }
    let matrix = operation.matrix
    let isRotation = matrix[0][0] * matrix[1][1] - matrix[0][1] * matrix[1][0] > 0
    let trace = matrix[0][0] + matrix[1][1]
    let kind =
      isRotation
      ? "rotation by \([-2: 180, -1: 120, 0: 90, 1: 60][trace]!)°"
      : Self.isGlide(operation, cells) ? "glide reflection" : "reflection"
    if cells.offsets.count == 1 {
      text =
        kind
        + " (x,y) → (\((0..<2).map { Self.component(matrix[$0], shift[$0]) }.joined(separator: ",")))"
    } else if isRotation {
      let centre = Self.centre(matrix, shift).map(Self.number).joined(separator: ",")
      text = kind + " about (\(centre))"
    } else {
      text = kind + " in a line at \(Self.angle(CrystalMotions(cells).orthogonal(matrix)))°"
    }
  }

  /// The shortest way around periodic directions.
  private static func centred(_ shift: [Double], _ cells: CrystalCells) -> [Double] {
    shift.enumerated().map { direction, step in
      guard cells.isPeriodic[direction] else { return step }
      let length = Double(cells.lengths[direction])
      let rest = step - (step / length).rounded(.down) * length
      return 2 * rest > length + 1e-9 ? rest - length : rest
    }
  }

  /// Whether a reflection moves all of space along its line: (M + 1) v, twice the shift along it, leads to no translation around the
  /// crystal that a shift of the line could absorb.
  private static func isGlide(_ operation: SpaceOperation, _ cells: CrystalCells) -> Bool {
    let twice = operation.matrix.indices.map { row in
      operation.shift[row]
        + zip(operation.matrix[row], operation.shift).reduce(0) { $0 + Double($1.0) * $1.1 }
    }
    // A fixed point x has (1 - M) x = v + n L, hence (1 + M)(v + n L) = 0.
    let ranges = cells.lengths.indices.map { cells.isPeriodic[$0] ? -2...2 : 0...0 }
    return !ranges[0].contains { a in
      ranges[1].contains { b in
        let way = [Double(a * cells.lengths[0]), Double(b * cells.lengths[1])]
        return operation.matrix.indices.allSatisfy { row in
          let added =
            way[row] + zip(operation.matrix[row], way).reduce(0) { $0 + Double($1.0) * $1.1 }
          return abs(twice[row] + added) < 1e-9
        }
      }
    }
  }

  /// Where (1 - M) c = v.
  private static func centre(_ matrix: [[Int]], _ shift: [Double]) -> [Double] {
    let (a, b) = (1 - Double(matrix[0][0]), -Double(matrix[0][1]))
    let (c, d) = (-Double(matrix[1][0]), 1 - Double(matrix[1][1]))
    let determinant = a * d - b * c
    return [
      (d * shift[0] - b * shift[1]) / determinant, (a * shift[1] - c * shift[0]) / determinant,
    ]
  }

  /// The direction of the line of a reflection, in degrees.
  private static func angle(_ matrix: [[Double]]) -> Int {
    let twice = atan2(matrix[1][0], matrix[0][0])
    let degrees = Int((twice / Double.pi * 90).rounded())
    return (degrees + 180) % 180
  }

  /// "1 - y".
  private static func component(_ row: [Int], _ shift: Double) -> String {
    let terms = zip(row, ["x", "y"]).filter { $0.0 != 0 }
    var text = ""
    for (sign, name) in terms {
      text +=
        text.isEmpty ? (sign < 0 ? "-\(name)" : name) : (sign < 0 ? " - \(name)" : " + \(name)")
    }
    if abs(shift) < 1e-9 { return text }
    if text.hasPrefix("-"), shift > 0 { return "\(number(shift)) - \(text.dropFirst())" }
    return text + (shift > 0 ? " + " : " - ") + number(abs(shift))
  }

  /// A whole number or a fraction of at most 6.
  private static func number(_ value: Double) -> String {
    for denominator in [1, 2, 3, 4, 6] {
      let numerator = (value * Double(denominator)).rounded()
      guard abs(value * Double(denominator) - numerator) < 1e-6 else { continue }
      return denominator == 1 ? "\(Int(numerator))" : "\(Int(numerator))/\(denominator)"
    }
    return String(format: "%.3f", locale: Locale(identifier: "C"), value)
  }
}
