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
  /// - Throws: `SectorMatrixError` beyond rounding, 1e-13 R max|E| and 4e-13 R max|E|².
  public func check(levels: [Double], coefficients: [Double]) throws {
    guard levels.count == dimension else {
      throw SectorMatrixError.wrongTrace(
        sector: name, power: 0, found: Double(levels.count), expected: Double(dimension))
    }
    let trace = zip(traces, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    let square = squaredNorm(coefficients)
    let largest = max(abs(levels.first ?? 0), abs(levels.last ?? 0))
    let scale = max(largest, (square / Double(max(1, dimension))).squareRoot())
    let tolerance = 1e-13 * Double(dimension) * scale
    let sum = levels.reduce(0, +)
    guard abs(sum - trace) <= tolerance else {
      throw SectorMatrixError.wrongTrace(sector: name, power: 1, found: sum, expected: trace)
    }
    let sumOfSquares = levels.reduce(0) { $0 + $1 * $1 }
    guard abs(sumOfSquares - square) <= 4 * tolerance * scale else {
      throw SectorMatrixError.wrongTrace(
        sector: name, power: 2, found: sumOfSquares, expected: square)
    }
  }

  /// Checks that Σ_k c_k A_k is Hermitian where single structures are not.
  ///
  /// - Throws: `SectorMatrixError` when an entry differs from its mirror image by more than 1e-10
  ///   of the root mean square entry of a row.
  public func checkHermiticity(coefficients: [Double]) throws {
    guard !defects.isEmpty else { return }
    let tolerance =
      1e-10 * max(squaredNorm(coefficients) / Double(dimension), 0).squareRoot()
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

  /// ‖A‖² = Σ_kl c_k c_l Re Tr A_k† A_l.
  private func squaredNorm(_ coefficients: [Double]) -> Double {
    let count = coefficients.count
    var sum = 0.0
    for first in 0..<count {
      for second in 0..<count {
        sum += coefficients[first] * coefficients[second] * products[first * count + second]
      }
    }
    return sum
  }

  private func checkSizes(_ coefficients: [Double], _ entries: Int) {
    precondition(coefficients.count == triangles.count, "one coefficient per structure")
    precondition(entries == dimension * dimension, "the dense matrix has another dimension")
  }
}

/// An entry by which one structure's matrix differs from its adjoint.
struct HermiticityDefect: Sendable {
  /// column · dimension + row.
  let position: Int
  let structure: Int
  let value: Complex<Double>

  /// All A_k - A_k† beyond 1e-13 of the largest entry, sorted by position.
  static func all(in matrices: [SparseColumns]) -> [HermiticityDefect] {
    var result: [HermiticityDefect] = []
    for (structure, matrix) in matrices.enumerated() {
      let threshold = 1e-13 * matrix.largestModulus
      for column in 0..<matrix.dimension {
        for place in matrix.column(column) {
          let row = Int(matrix.rows[place])
          let difference =
            matrix.values[place] - matrix.element(row: column, column: row).conjugate
          if difference.length <= threshold { continue }
          result.append(
            HermiticityDefect(
              position: column * matrix.dimension + row, structure: structure, value: difference))
        }
      }
    }
    return result.sorted { ($0.position, $0.structure) < ($1.position, $1.structure) }
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
      "The matrix of sector \(sector) is not Hermitian: its entries (\(row), \(column)) and "
        + "(\(column), \(row)) differ by \(difference) after conjugation. The couplings of this "
        + "sample break a visible symmetry."
    case .wrongTrace(let sector, let power, let found, let expected):
      "The levels of sector \(sector) fail the trace check: the sum of their powers \(power) is "
        + "\(found), the matrix has \(expected). The diagonalization cannot be trusted."
    }
  }
}
