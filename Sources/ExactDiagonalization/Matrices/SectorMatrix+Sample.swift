import Numerics

extension SectorMatrix {
  /// Fills the lower triangle of Σ_k c_k A_k into a dense column-major matrix; all else is zero.
  ///
  /// A caller's bug unless the sector is real.
  public func fill(_ coefficients: [Double], into matrix: UnsafeMutableBufferPointer<Double>) {
    precondition(isReal, "the sector is complex")
    checkSizes(coefficients, matrix.count)
    matrix.update(repeating: 0)
    for (triangle, coefficient) in zip(triangles, coefficients) where coefficient != 0 {
      for (place, position) in triangle.positions.enumerated() {
        matrix[position] += coefficient * triangle.real[place]
      }
    }
  }

  /// Fills the lower triangle of Σ_k c_k A_k into a dense column-major matrix; all else is zero.
  public func fill(
    _ coefficients: [Double], into matrix: UnsafeMutableBufferPointer<Complex<Double>>
  ) {
    checkSizes(coefficients, matrix.count)
    matrix.update(repeating: .zero)
    for (triangle, coefficient) in zip(triangles, coefficients) where coefficient != 0 {
      for (place, position) in triangle.positions.enumerated() {
        matrix[position] += Complex(
          coefficient * triangle.real[place],
          isReal ? 0 : coefficient * triangle.imaginary[place])
      }
    }
  }

  /// Checks levels against ΣE = Tr A and ΣE² = ‖A‖², A = Σ_k c_k A_k.
  ///
  /// The right-hand sides come from the coefficients and precomputed traces, not from the dense
  /// matrix, so that an error in filling or in diagonalizing is caught.
  ///
  /// - Throws: `SectorMatrixError` beyond rounding: 1e-13 R max|E| and 4e-13 R max|E|², and 1e-14 of
  ///   the sum of absolute values where structures cancel each other.
  public func check(levels: [Double], coefficients: [Double]) throws {
    guard levels.count == dimension else {
      throw SectorMatrixError.wrongTrace(
        sector: name, power: 0, found: Double(levels.count), expected: Double(dimension))
    }
    let parts = zip(traces, coefficients).map { $0 * $1 }
    let trace = parts.reduce(0, +)
    let (square, squareScale) = squaredNorm(coefficients)
    let largest = max(abs(levels.first ?? 0), abs(levels.last ?? 0))
    let scale = max(largest, (square / Double(max(1, dimension))).squareRoot())
    let tolerance = 1e-13 * Double(dimension) * scale
    let sum = levels.reduce(0, +)
    guard abs(sum - trace) <= tolerance + 1e-14 * parts.reduce(0, { $0 + abs($1) }) else {
      throw SectorMatrixError.wrongTrace(sector: name, power: 1, found: sum, expected: trace)
    }
    let sumOfSquares = levels.reduce(0) { $0 + $1 * $1 }
    guard abs(sumOfSquares - square) <= 4 * tolerance * scale + 1e-14 * squareScale else {
      throw SectorMatrixError.wrongTrace(
        sector: name, power: 2, found: sumOfSquares, expected: square)
    }
  }

  /// Checks that Σ_k c_k A_k is Hermitian (and real) where single structures are not.
  ///
  /// - Throws: `SectorMatrixError` when an entry misses that by more than 1e-10
  ///   of the root mean square row, counted without cancellation.
  public func checkHermiticity(coefficients: [Double]) throws {
    guard !defects.isEmpty else { return }
    let tolerance =
      1e-10 * (squaredNorm(coefficients).absolute / Double(dimension)).squareRoot()
    var start = 0
    while start < defects.count {
      var end = start
      var sum = Complex<Double>.zero
      while end < defects.count, defects[end].position == defects[start].position {
        sum += defects[end].value.multiplied(by: coefficients[defects[end].structure])
        end += 1
      }
      guard sum.length <= tolerance else {
        throw SectorMatrixError.notHermitian(
          sector: name, row: defects[start].position % dimension,
          column: defects[start].position / dimension, difference: sum.length)
      }
      start = end
    }
  }

  /// ‖A‖² = Σ_kl c_k c_l Tr A_k A_l, and the sum of the absolute values.
  package func squaredNorm(_ coefficients: [Double]) -> (sum: Double, absolute: Double) {
    let count = coefficients.count
    var (sum, absolute) = (0.0, 0.0)
    for first in 0..<count {
      // Summing row by row keeps the rounding of many structures small.
      var (row, absoluteRow) = (0.0, 0.0)
      for second in 0..<count {
        let part = coefficients[second] * products[first * count + second]
        row += part
        absoluteRow += abs(part)
      }
      sum += coefficients[first] * row
      absolute += abs(coefficients[first]) * absoluteRow
    }
    return (sum, absolute)
  }

  private func checkSizes(_ coefficients: [Double], _ entries: Int) {
    precondition(coefficients.count == triangles.count, "one coefficient per structure")
    precondition(entries == dimension * dimension, "the dense matrix has another dimension")
  }
}

/// What can be wrong with the matrix or the levels of a sector.
public enum SectorMatrixError: Error, Hashable, CustomStringConvertible {
  /// The matrix of a sample is not Hermitian.
  case notHermitian(sector: String, row: Int, column: Int, difference: Double)
  /// A power sum of the levels is not the trace of that power of the matrix.
  case wrongTrace(sector: String, power: Int, found: Double, expected: Double)

  /// One or two plain sentences: what is wrong, and where.
  public var description: String {
    switch self {
    case .notHermitian(let sector, let row, let column, let difference):
      "The matrix of sector \(sector) is not Hermitian, or not real where a declared symmetry "
        + "requires it: its entry (\(row), \(column)) is off by \(difference). The couplings of "
        + "this sample break a declared symmetry."
    case .wrongTrace(let sector, let power, let found, let expected):
      "The levels of sector \(sector) fail the trace check: the sum of their powers \(power) is "
        + "\(found), the matrix has \(expected). The diagonalization cannot be trusted."
    }
  }
}
