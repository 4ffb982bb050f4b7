import LinearAlgebra
import Numerics

/// A dense square matrix for the slow, independent constructions of the tests.
struct DenseMatrix: Equatable {
  let dimension: Int
  var elements: [Complex<Double>]

  init(dimension: Int) {
    self.dimension = dimension
    elements = Array(repeating: .zero, count: dimension * dimension)
  }

  init(rows: [[Complex<Double>]]) {
    dimension = rows.count
    elements = Array(rows.joined())
  }

  static func identity(_ dimension: Int) -> DenseMatrix {
    var result = DenseMatrix(dimension: dimension)
    for index in 0..<dimension { result[index, index] = .one }
    return result
  }

  subscript(row: Int, column: Int) -> Complex<Double> {
    get { elements[row * dimension + column] }
    set { elements[row * dimension + column] = newValue }
  }

  var rows: [[Complex<Double>]] {
    (0..<dimension).map { row in Array(elements[(row * dimension)..<((row + 1) * dimension)]) }
  }

  static func + (left: DenseMatrix, right: DenseMatrix) -> DenseMatrix {
    var result = left
    for place in result.elements.indices { result.elements[place] += right.elements[place] }
    return result
  }

  func scaled(by factor: Complex<Double>) -> DenseMatrix {
    var result = self
    for place in elements.indices { result.elements[place] *= factor }
    return result
  }

  static func * (left: DenseMatrix, right: DenseMatrix) -> DenseMatrix {
    let count = left.dimension
    var result = DenseMatrix(dimension: count)
    for row in 0..<count {
      for middle in 0..<count where left[row, middle] != .zero {
        let factor = left[row, middle]
        for column in 0..<count where right[middle, column] != .zero {
          result[row, column] += factor * right[middle, column]
        }
      }
    }
    return result
  }

  var adjoint: DenseMatrix {
    var result = self
    for row in 0..<dimension {
      for column in 0..<dimension { result[column, row] = self[row, column].conjugate }
    }
    return result
  }

  var trace: Complex<Double> { (0..<dimension).reduce(.zero) { $0 + self[$1, $1] } }

  var largestModulus: Double { elements.reduce(0) { max($0, $1.length) } }

  /// The Kronecker product; the left factor is slowest.
  func kronecker(_ other: DenseMatrix) -> DenseMatrix {
    var result = DenseMatrix(dimension: dimension * other.dimension)
    for row in 0..<result.dimension {
      for column in 0..<result.dimension {
        result[row, column] =
          self[row / other.dimension, column / other.dimension]
          * other[row % other.dimension, column % other.dimension]
      }
    }
    return result
  }

  func power(_ exponent: Int) -> DenseMatrix {
    (0..<exponent).reduce(.identity(dimension)) { product, _ in product * self }
  }

  /// The eigenvalues of a Hermitian matrix, ascending.
  func eigenvalues() throws -> [Double] { try hermitianEigensystem(rows).values }

  /// The eigenvalues of a Hermitian matrix within the range of a projector.
  func eigenvalues(within projector: DenseMatrix) throws -> [Double] {
    let rank = Int(projector.trace.real.rounded())
    if rank == 0 { return [] }
    let ceiling = 10 + 10 * elements.reduce(0) { $0 + $1.length * $1.length }.squareRoot()
    let complement = DenseMatrix.identity(dimension) + projector.scaled(by: Complex(-1))
    let confined = projector * self * projector + complement.scaled(by: Complex(ceiling))
    let hermitian = (confined + confined.adjoint).scaled(by: Complex(0.5))
    return Array(try hermitian.eigenvalues().prefix(rank))
  }
}

/// exp(2πi exponent / order).
func unitRoot(_ exponent: Int, _ order: Int) -> Complex<Double> {
  Complex(length: 1, phase: 2 * Double.pi * Double(exponent) / Double(order))
}

/// The largest difference between two ascending lists of levels, infinite when the counts differ.
func largestDifference(_ first: [Double], _ second: [Double]) -> Double {
  guard first.count == second.count else { return .infinity }
  return zip(first, second).reduce(0) { max($0, abs($1.0 - $1.1)) }
}
