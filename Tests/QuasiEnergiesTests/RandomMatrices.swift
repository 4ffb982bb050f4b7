import LinearAlgebra
import Numerics
import QuasiEnergies
import TestSupport

typealias ComplexMatrix = DenseMatrix<Complex<Double>>

/// A Hermitian matrix with normal entries, real or complex.
func randomHermitian(
  _ n: Int, isReal: Bool = false, using generator: inout SeededGenerator
) -> ComplexMatrix {
  var matrix = ComplexMatrix(rowCount: n, columnCount: n) { _, _ in .zero }
  for column in 0..<n {
    for row in column..<n {
      let imaginary = isReal || row == column ? 0 : generator.nextNormal()
      matrix[row, column] = Complex(generator.nextNormal(), imaginary)
      matrix[column, row] = matrix[row, column].conjugate
    }
  }
  return matrix
}

/// exp(-i H t) by the Taylor series of a thousandth part of it, squared ten times: nothing is diagonalized.
func exponential(_ matrix: ComplexMatrix, time: Double) -> ComplexMatrix {
  let n = matrix.rowCount
  func combined(
    _ a: ComplexMatrix, _ b: ComplexMatrix, _ factor: Complex<Double>
  ) -> ComplexMatrix {
    ComplexMatrix(
      rowCount: n, columnCount: n,
      storage: zip(a.storage, b.storage).map { $0 + factor * $1 })
  }
  let identity = ComplexMatrix(rowCount: n, columnCount: n) { $0 == $1 ? .one : .zero }
  var (sum, term) = (identity, identity)
  for order in 1...20 {
    term = ComplexMatrix(
      rowCount: n, columnCount: n,
      storage: matrix.multiplied(by: term).storage.map {
        $0 * Complex(imaginary: -time / 1024 / Double(order))
      })
    sum = combined(sum, term, .one)
  }
  for _ in 0..<10 { sum = sum.multiplied(by: sum) }
  return sum
}

/// Tr U^k for k = 1 … count.
func powerTraces(_ unitary: ComplexMatrix, count: Int) -> [Complex<Double>] {
  var power = unitary
  return (0..<count).map { step in
    if step > 0 { power = power.multiplied(by: unitary) }
    return (0..<power.rowCount).reduce(.zero) { $0 + power[$1, $1] }
  }
}

/// Σ exp(-i k ε) for k = 1 … count.
func powerSums(_ phases: [Double], count: Int) -> [Complex<Double>] {
  (1...count).map { k in
    phases.reduce(.zero) { $0 + Complex(length: 1, phase: -Double(k) * $1) }
  }
}

/// The distance on the circle.
func circularDistance(_ a: Double, _ b: Double) -> Double {
  abs((a - b).remainder(dividingBy: 2 * Double.pi))
}

/// U with given phases and random eigenvectors, which are real where U is to be symmetric.
func unitary(
  phases: [Double], isReal: Bool = false, using generator: inout SeededGenerator
) throws -> ComplexMatrix {
  let n = phases.count
  let vectors =
    isReal
    ? try ComplexMatrix(
      rowCount: n, columnCount: n,
      storage: DenseMatrix<Double>(
        rowCount: n, columnCount: n,
        storage: randomHermitian(n, isReal: true, using: &generator).storage.map(\.real)
      ).symmetricEigensystem().vectors.storage.map { Complex($0) })
    : try randomHermitian(n, using: &generator).hermitianEigensystem().vectors
  let turned = ComplexMatrix(rowCount: n, columnCount: n) {
    vectors[$0, $1] * Complex(length: 1, phase: -phases[$1])
  }
  return ComplexMatrix(rowCount: n, columnCount: n) { row, column in
    (0..<n).reduce(.zero) { $0 + turned[row, $1] * vectors[column, $1].conjugate }
  }
}
