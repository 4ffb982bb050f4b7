import LinearAlgebra
import Numerics

/// Matrices on the m states of a multiplet that are block-diagonal over sectors, in one list: block
/// after block, each column by column.
struct BlockLayout: Hashable {
  let sectors: [Int]
  let widths: [Int]
  let offsets: [Int]
  /// The number of entries Σ m_λ².
  let count: Int

  init(sectors: [Int], widths: [Int]) {
    self.sectors = sectors
    self.widths = widths
    var offsets = [0]
    for width in widths { offsets.append(offsets[offsets.count - 1] + width * width) }
    count = offsets.removeLast()
    self.offsets = offsets
  }

  /// m = Σ m_λ.
  var width: Int { widths.reduce(0, +) }

  func block(_ place: Int, of matrix: [Complex<Double>]) -> DenseMatrix<Complex<Double>> {
    let (start, width) = (offsets[place], widths[place])
    return DenseMatrix(
      rowCount: width, columnCount: width, storage: Array(matrix[start..<(start + width * width)]))
  }

  func product(_ left: [Complex<Double>], _ right: [Complex<Double>]) -> [Complex<Double>] {
    widths.indices.flatMap { block($0, of: left).multiplied(by: block($0, of: right)).storage }
  }

  /// (A - A†) / 2.
  func antiHermitianPart(of matrix: [Complex<Double>]) -> [Complex<Double>] {
    var result = matrix
    for (offset, width) in zip(offsets, widths) {
      for column in 0..<width {
        for row in 0..<width {
          let mirrored = matrix[offset + row * width + column].conjugate
          result[offset + column * width + row] =
            (matrix[offset + column * width + row] - mirrored) / 2
        }
      }
    }
    return result
  }

  /// Re Tr(A† B) / m, the inner product in which a unitary matrix has length 1.
  func innerProduct(_ left: [Complex<Double>], _ right: [Complex<Double>]) -> Double {
    var sum = 0.0
    for index in 0..<count {
      sum += left[index].real * right[index].real + left[index].imaginary * right[index].imaginary
    }
    return sum / Double(width)
  }

  /// √(Tr(A† A) / m).
  func length(_ matrix: [Complex<Double>]) -> Double {
    innerProduct(matrix, matrix).squareRoot()
  }

  var identity: [Complex<Double>] {
    widths.flatMap { width in
      (0..<(width * width)).map { $0 % (width + 1) == 0 ? Complex.one : .zero }
    }
  }
}
