import Numerics

/// The slow reference: dense complex matrices, written as plainly as possible.
struct KroneckerMatrix {
  var rows: [[Complex<Double>]]

  init(_ rows: [[Complex<Double>]]) { self.rows = rows }

  static func identity(_ dimension: Int) -> KroneckerMatrix {
    KroneckerMatrix((0..<dimension).map { row in (0..<dimension).map { row == $0 ? .one : .zero } })
  }

  var dimension: Int { rows.count }

  func plus(_ other: KroneckerMatrix) -> KroneckerMatrix {
    KroneckerMatrix(zip(rows, other.rows).map { zip($0, $1).map { $0 + $1 } })
  }

  func scaled(by factor: Complex<Double>) -> KroneckerMatrix {
    KroneckerMatrix(rows.map { $0.map { $0 * factor } })
  }

  func times(_ other: KroneckerMatrix) -> KroneckerMatrix {
    var result = KroneckerMatrix(
      rows.map { _ in [Complex<Double>](repeating: .zero, count: dimension) })
    for row in 0..<dimension {
      for inner in 0..<dimension where rows[row][inner] != .zero {
        for column in 0..<dimension {
          result.rows[row][column] += rows[row][inner] * other.rows[inner][column]
        }
      }
    }
    return result
  }

  var adjoint: KroneckerMatrix {
    KroneckerMatrix((0..<dimension).map { row in (0..<dimension).map { rows[$0][row].conjugate } })
  }

  /// Complex conjugation of every element.
  var conjugate: KroneckerMatrix { KroneckerMatrix(rows.map { $0.map(\.conjugate) }) }

  func kronecker(_ other: KroneckerMatrix) -> KroneckerMatrix {
    let size = other.dimension
    return KroneckerMatrix(
      (0..<dimension * size).map { row in
        (0..<dimension * size).map { column in
          rows[row / size][column / size] * other.rows[row % size][column % size]
        }
      })
  }

  /// The exponential by a plain Taylor series after halving ten times.
  var exponential: KroneckerMatrix {
    let small = scaled(by: Complex(1.0 / 1024))
    var (term, sum) = (KroneckerMatrix.identity(dimension), KroneckerMatrix.identity(dimension))
    for order in 1...12 {
      term = term.times(small).scaled(by: Complex(1 / Double(order)))
      sum = sum.plus(term)
    }
    for _ in 0..<10 { sum = sum.times(sum) }
    return sum
  }

  /// The largest modulus of the difference of two elements.
  func distance(to other: KroneckerMatrix) -> Double {
    zip(rows, other.rows).flatMap { zip($0, $1).map { ($0 - $1).length } }.max() ?? 0
  }

  /// One-site matrices put on a chain, site 0 slowest; identities elsewhere.
  static func product(_ factors: [Int: [[Complex<Double>]]], dimensions: [Int]) -> KroneckerMatrix {
    dimensions.indices.reduce(KroneckerMatrix.identity(1)) { product, site in
      let factor = factors[site].map { KroneckerMatrix($0) } ?? .identity(dimensions[site])
      return product.kronecker(factor)
    }
  }
}
