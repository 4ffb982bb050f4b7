import Numerics

/// A dense square matrix on the levels of one site.
struct LocalMatrix: Sendable {
  let dimension: Int
  /// Row by row.
  private var elements: [Complex<Double>]

  init(_ rows: LocalSpace.Matrix) {
    dimension = rows.count
    elements = Array(rows.joined())
  }

  init(dimension: Int, _ element: (_ row: Int, _ column: Int) -> Complex<Double>) {
    self.dimension = dimension
    elements = (0..<dimension * dimension).map { element($0 / dimension, $0 % dimension) }
  }

  static func identity(_ dimension: Int) -> LocalMatrix {
    LocalMatrix(dimension: dimension) { $0 == $1 ? .one : .zero }
  }

  subscript(row: Int, column: Int) -> Complex<Double> { elements[row * dimension + column] }

  var rows: LocalSpace.Matrix {
    (0..<dimension).map { row in (0..<dimension).map { self[row, $0] } }
  }

  static func * (left: LocalMatrix, right: LocalMatrix) -> LocalMatrix {
    LocalMatrix(dimension: left.dimension) { row, column in
      (0..<left.dimension).reduce(.zero) { $0 + left[row, $1] * right[$1, column] }
    }
  }

  static func + (left: LocalMatrix, right: LocalMatrix) -> LocalMatrix {
    LocalMatrix(dimension: left.dimension) { left[$0, $1] + right[$0, $1] }
  }

  func scaled(by factor: Complex<Double>) -> LocalMatrix {
    LocalMatrix(dimension: dimension) { self[$0, $1] * factor }
  }

  var adjoint: LocalMatrix { LocalMatrix(dimension: dimension) { self[$1, $0].conjugate } }

  var conjugate: LocalMatrix { LocalMatrix(dimension: dimension) { self[$0, $1].conjugate } }

  var trace: Complex<Double> { (0..<dimension).reduce(.zero) { $0 + self[$1, $1] } }

  func applied(to vector: [Complex<Double>]) -> [Complex<Double>] {
    (0..<dimension).map { row in
      (0..<dimension).reduce(.zero) { $0 + self[row, $1] * vector[$1] }
    }
  }

  /// The largest modulus of an entry of the difference.
  func distance(to other: LocalMatrix) -> Double {
    zip(elements, other.elements).reduce(0) { max($0, ($1.0 - $1.1).length) }
  }

  /// Distances below this are rounding.
  static let tolerance = 1e-8

  func isClose(to other: LocalMatrix) -> Bool { distance(to: other) < Self.tolerance }

  var isUnitary: Bool { (adjoint * self).isClose(to: .identity(dimension)) }

  func commutes(with other: LocalMatrix) -> Bool { (self * other).isClose(to: other * self) }

  /// Whether two unitary matrices differ by a phase only.
  func isProportional(to other: LocalMatrix) -> Bool {
    let overlap = zip(elements, other.elements).reduce(Complex<Double>.zero) {
      $0 + $1.0.conjugate * $1.1
    }
    // The distance enters squared, and powers of a rotation by any angle come near the identity at some time.
    return overlap.length > Double(dimension) * (1 - 1e-13)
  }

  /// The determinant, by elimination with pivots.
  var determinant: Complex<Double> {
    var rows = rows
    var product = Complex<Double>.one
    for column in rows.indices {
      let pivot = (column..<dimension).max { rows[$0][column].length < rows[$1][column].length }!
      if rows[pivot][column] == .zero { return .zero }
      if pivot != column {
        rows.swapAt(pivot, column)
        product = -product
      }
      product *= rows[column][column]
      for row in (column + 1)..<dimension {
        let factor = rows[row][column] / rows[column][column]
        for place in column..<dimension { rows[row][place] -= factor * rows[column][place] }
      }
    }
    return product
  }

  /// Whether every row and every column has one entry.
  var isMonomial: Bool {
    let isEntry = elements.map { $0.length > MonomialOperator.recognitionTolerance }
    return (0..<dimension).allSatisfy { line in
      (0..<dimension).count { isEntry[line * dimension + $0] } == 1
        && (0..<dimension).count { isEntry[$0 * dimension + line] } == 1
    }
  }

  /// The unitary matrices that some generate, up to phases, the identity first; nil above a limit.
  static func closure(of generators: [LocalMatrix], limit: Int) -> [LocalMatrix]? {
    guard let first = generators.first else { return [] }
    var elements = [LocalMatrix.identity(first.dimension)]
    var next = 0
    while next < elements.count {
      let element = elements[next]
      next += 1
      for generator in generators {
        let product = generator * element
        if elements.contains(where: { $0.isProportional(to: product) }) { continue }
        elements.append(product)
        if elements.count > limit { return nil }
      }
    }
    return elements
  }

  /// The projectors on the eigenspaces of a unitary matrix whose power is a multiple of the identity; nil where no power up to a
  /// limit is.
  func eigenprojectors(limit: Int) -> [LocalMatrix]? {
    var powers = [LocalMatrix.identity(dimension)]
    while true {
      let next = self * powers[powers.count - 1]
      if next.isProportional(to: powers[0]) {
        let order = powers.count
        // (a / root)^order = 1.
        let turn = next[0, 0].phase / Double(order)
        return (0..<order).compactMap { value -> LocalMatrix? in
          let angle = turn + 2 * Double.pi * Double(value) / Double(order)
          let sum = powers.enumerated().dropFirst().reduce(powers[0]) { sum, power in
            sum + power.element.scaled(by: Complex(length: 1, phase: -angle * Double(power.offset)))
          }
          let projector = sum.scaled(by: Complex(1 / Double(order)))
          return projector.trace.real > 0.5 ? projector : nil
        }
      }
      powers.append(next)
      if powers.count > limit { return nil }
    }
  }
}
