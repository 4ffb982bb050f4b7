import LinearAlgebra
import Numerics

/// The matrix elements of a Hermitian matrix between the levels of one sector.
public enum MatrixElements: Sendable {
  /// All elements are real, in a real basis.
  case real(DenseMatrix<Double>)
  /// Some elements are complex.
  case complex(DenseMatrix<Complex<Double>>)

  /// The number of levels.
  public var levelCount: Int {
    switch self {
    case .real(let matrix): matrix.rowCount
    case .complex(let matrix): matrix.rowCount
    }
  }

  var isSquare: Bool {
    switch self {
    case .real(let matrix): matrix.rowCount == matrix.columnCount
    case .complex(let matrix): matrix.rowCount == matrix.columnCount
    }
  }

  func element(_ row: Int, _ column: Int) -> Complex<Double> {
    switch self {
    case .real(let matrix): Complex(matrix[row, column])
    case .complex(let matrix): matrix[row, column]
    }
  }

  /// The elements between the lowest levels.
  package func leading(_ count: Int) -> MatrixElements {
    func block<Scalar>(_ matrix: DenseMatrix<Scalar>) -> DenseMatrix<Scalar> {
      DenseMatrix(rowCount: count, columnCount: count) { matrix[$0, $1] }
    }
    switch self {
    case .real(let matrix): return .real(block(matrix))
    case .complex(let matrix): return .complex(block(matrix))
    }
  }

  /// Σ |M_rs - c δ_rs|² over the rows and columns of a range.
  func squaredNorm(of levels: Range<Int>, minus constant: Double) -> Double {
    let rows = levelCount
    var sum = 0.0
    switch self {
    case .real(let matrix):
      matrix.storage.withUnsafeBufferPointer { entries in
        for column in levels {
          for row in levels {
            let entry = entries[column * rows + row] - (row == column ? constant : 0)
            sum += entry * entry
          }
        }
      }
    case .complex(let matrix):
      matrix.storage.withUnsafeBufferPointer { entries in
        for column in levels {
          for row in levels {
            let entry = entries[column * rows + row]
            sum += (row == column ? entry - Complex(constant) : entry).lengthSquared
          }
        }
      }
    }
    return sum
  }

  /// M F for some adjacent columns of M.
  ///
  /// Shape: `frame` is [level of the range, column]; the result is [column][row] in one list, with
  /// all rows of M.
  func columns(
    _ levels: Range<Int>, times frame: DenseMatrix<Complex<Double>>, scale: Double
  ) -> [Complex<Double>] {
    let rows = levelCount
    var result = [Complex<Double>](repeating: .zero, count: rows * frame.columnCount)
    for column in 0..<frame.columnCount {
      for (place, level) in levels.enumerated() {
        let factor = frame[place, column] * Complex(scale)
        if factor == .zero { continue }
        add(column: level, times: factor, to: &result, at: column * rows)
      }
    }
    return result
  }

  private func add(
    column: Int, times factor: Complex<Double>, to result: inout [Complex<Double>], at start: Int
  ) {
    let rows = levelCount
    result.withUnsafeMutableBufferPointer { result in
      switch self {
      case .real(let matrix):
        matrix.storage.withUnsafeBufferPointer { entries in
          for row in 0..<rows {
            let entry = entries[column * rows + row]
            result[start + row].real += entry * factor.real
            result[start + row].imaginary += entry * factor.imaginary
          }
        }
      case .complex(let matrix):
        matrix.storage.withUnsafeBufferPointer { entries in
          for row in 0..<rows {
            let entry = entries[column * rows + row]
            result[start + row].real +=
              entry.real * factor.real - entry.imaginary * factor.imaginary
            result[start + row].imaginary +=
              entry.real * factor.imaginary + entry.imaginary * factor.real
          }
        }
      }
    }
  }
}
