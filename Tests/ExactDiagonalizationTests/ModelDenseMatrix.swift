import Numerics

/// The slow reference: dense complex matrices, written as plainly as possible.
struct DenseMatrix {
  var rows: [[Complex<Double>]]

  init(_ rows: [[Complex<Double>]]) { self.rows = rows }

  static func identity(_ dimension: Int) -> DenseMatrix {
    DenseMatrix((0..<dimension).map { row in (0..<dimension).map { row == $0 ? .one : .zero } })
  }

  var dimension: Int { rows.count }

  func plus(_ other: DenseMatrix) -> DenseMatrix {
    DenseMatrix(zip(rows, other.rows).map { zip($0, $1).map { $0 + $1 } })
  }

  func scaled(by factor: Complex<Double>) -> DenseMatrix {
    DenseMatrix(rows.map { $0.map { $0 * factor } })
  }

  func times(_ other: DenseMatrix) -> DenseMatrix {
    var result = DenseMatrix(
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

  var adjoint: DenseMatrix {
    DenseMatrix((0..<dimension).map { row in (0..<dimension).map { rows[$0][row].conjugate } })
  }

  /// Complex conjugation of every element.
  var conjugate: DenseMatrix { DenseMatrix(rows.map { $0.map(\.conjugate) }) }

  func kronecker(_ other: DenseMatrix) -> DenseMatrix {
    let size = other.dimension
    return DenseMatrix(
      (0..<dimension * size).map { row in
        (0..<dimension * size).map { column in
          rows[row / size][column / size] * other.rows[row % size][column % size]
        }
      })
  }

  /// The exponential by a plain Taylor series after halving ten times.
  var exponential: DenseMatrix {
    let small = scaled(by: Complex(1.0 / 1024))
    var (term, sum) = (DenseMatrix.identity(dimension), DenseMatrix.identity(dimension))
    for order in 1...12 {
      term = term.times(small).scaled(by: Complex(1 / Double(order)))
      sum = sum.plus(term)
    }
    for _ in 0..<10 { sum = sum.times(sum) }
    return sum
  }

  /// The largest modulus of the difference of two elements.
  func distance(to other: DenseMatrix) -> Double {
    zip(rows, other.rows).flatMap { zip($0, $1).map { ($0 - $1).length } }.max() ?? 0
  }

  /// One-site matrices put on a chain, site 0 slowest; identities elsewhere.
  static func product(_ factors: [Int: [[Complex<Double>]]], dimensions: [Int]) -> DenseMatrix {
    dimensions.indices.reduce(DenseMatrix.identity(1)) { product, site in
      let factor = factors[site].map { DenseMatrix($0) } ?? .identity(dimensions[site])
      return product.kronecker(factor)
    }
  }
}
