import LatticeModels
import LinearAlgebra
import Numerics

/// A unitary on a spin that rotates its components.
struct RotationWords {
  let text: String

  /// Nil where U S_b U⁻¹ is no combination of the components.
  init?(_ matrix: ComplexMatrix, space: LocalSpace) {
    guard let components = Self.components(of: space) else { return nil }
    let norm = components[0].squaredNorm
    var rotation = [[Double]](repeating: [0, 0, 0], count: 3)
    for b in 0..<3 {
      let image = matrix.multiplied(by: components[b]).multiplied(by: matrix.adjoint)
      for a in 0..<3 { rotation[a][b] = components[a].overlap(with: image).real / norm }
      let length = (0..<3).reduce(0) { $0 + rotation[$1][b] * rotation[$1][b] }
      guard abs(length - 1) < 1e-8 else { return nil }
    }
    let cosine = (rotation[0][0] + rotation[1][1] + rotation[2][2] - 1) / 2
    var axis = [
      rotation[2][1] - rotation[1][2], rotation[0][2] - rotation[2][0],
      rotation[1][0] - rotation[0][1],
    ]
    // Unlike the arc cosine this is accurate near half a turn.
    let sine = axis.reduce(0) { $0 + $1 * $1 }.squareRoot() / 2
    var angle = Double.atan2(y: sine, x: cosine) / .pi
    if cosine < -1 + 1e-9 {
      angle = 1
      // At half a turn the axis is the column of 1 + R.
      let column = (0..<3).max { rotation[$0][$0] < rotation[$1][$1] }!
      axis = (0..<3).map { rotation[$0][column] + ($0 == column ? 1 : 0) }
    }
    guard let name = Self.name(of: axis) else { return nil }
    let turned = Self.angleText(angle)
    text = "rotation by \(name.isReversed ? "-" : "")\(turned) about \(name.text)"
  }

  private static func components(of space: LocalSpace) -> [ComplexMatrix]? {
    let symbols = space.matrices
    let names = space == .qubit ? ["X", "Y", "Z"] : ["Sx", "Sy", "Sz"]
    let found = names.compactMap { symbols[$0] }
    guard found.count == 3 else { return nil }
    return found.map { rows in
      ComplexMatrix(rowCount: rows.count, columnCount: rows.count) { rows[$0][$1] }
    }
  }

  private static func name(of axis: [Double]) -> (text: String, isReversed: Bool)? {
    let largest = axis.map(abs).max() ?? 0
    guard largest > 1e-7 else { return nil }
    let letters = zip(["x", "y", "z"], axis).filter { abs($0.1) > 1e-6 * largest }
    let isEqual = letters.allSatisfy { abs(abs($0.1) - largest) < 1e-6 * largest }
    let isReversed = letters[0].1 < 0
    if letters.count == 1 { return (letters[0].0, isReversed) }
    guard isEqual else {
      let length = axis.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let numbers = axis.map { Self.decimal(isReversed ? -$0 / length : $0 / length) }
      return ("(" + numbers.joined(separator: ", ") + ")", isReversed)
    }
    let text = letters.enumerated().map { place, letter in
      let sign = (letter.1 < 0) != isReversed ? "-" : place == 0 ? "" : "+"
      return sign + letter.0
    }.joined()
    return (text, isReversed)
  }

  private static func decimal(_ value: Double) -> String {
    String((value * 1e4).rounded() / 1e4)
  }

  private static func angleText(_ part: Double) -> String {
    guard let fraction = ClosedForm.Fraction(part, most: 60, tolerance: 1e-8) else {
      return decimal(part) + "π"
    }
    let top = fraction.numerator == 1 ? "π" : "\(fraction.numerator)π"
    return fraction.denominator == 1 ? top : "\(top)/\(fraction.denominator)"
  }
}
