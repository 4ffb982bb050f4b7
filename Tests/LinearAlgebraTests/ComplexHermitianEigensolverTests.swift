import Foundation
import LinearAlgebra
import Numerics
import TestSupport
import Testing

@Suite("Eigenvalues of complex Hermitian matrices")
struct ComplexHermitianEigensolverTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  private func fill(
    _ solver: ComplexHermitianEigensolver, _ entry: (Int, Int) -> Complex<Double>
  ) {
    let n = solver.dimension
    for column in 0..<n {
      for row in 0..<n {
        solver.matrix[column * n + row] = row >= column ? entry(row, column) : Complex(1e30, 1e30)
      }
    }
  }

  private func randomEntry(
    _ row: Int, _ column: Int, _ generator: inout SeededGenerator
  ) -> Complex<Double> {
    let real = Double.random(in: -1...1, using: &generator)
    let imaginary = Double.random(in: -1...1, using: &generator)
    return Complex(real, row == column ? 0 : imaginary)
  }

  static let bothSides = [
    2, 3, 33, 130, ComplexHermitianEigensolver.twoStageDimension - 1,
    ComplexHermitianEigensolver.twoStageDimension, 401,
  ]

  @Test("a matrix without rows has no eigenvalues, one with one row has its entry")
  func tiny() throws {
    #expect(try ComplexHermitianEigensolver(dimension: 0).eigenvalues() == [])
    let one = ComplexHermitianEigensolver(dimension: 1)
    one.matrix[0] = Complex(2.5)
    #expect(try one.eigenvalues() == [2.5])
    #expect(ComplexHermitianEigensolver.workspaceBytes(dimension: 0) > 0)
  }

  @Test("ΣE = Tr A and ΣE² = ‖A‖² on random matrices", arguments: bothSides)
  func moments(dimension n: Int) throws {
    var generator = SeededGenerator(seed: UInt64(n))
    let solver = ComplexHermitianEigensolver(dimension: n)
    var (trace, square) = (0.0, 0.0)
    fill(solver) { row, column in
      let entry = randomEntry(row, column, &generator)
      if row == column { trace += entry.real }
      square += (row == column ? 1 : 2) * entry.lengthSquared
      return entry
    }
    let values = try solver.eigenvalues()
    #expect(values.count == n)
    #expect(values == values.sorted())
    #expect(abs(values.reduce(0, +) - trace) < 1e-12 * Double(n))
    #expect(abs(values.reduce(0) { $0 + $1 * $1 } - square) < 1e-12 * Double(n * n))
  }

  @Test("a ring with flux φ has the eigenvalues 2 cos((2πk + φ)/n)", arguments: bothSides)
  func ring(dimension n: Int) throws {
    try #require(n > 1)
    let flux = 0.7
    let hop = Complex<Double>(length: 1, phase: flux / Double(n))
    let solver = ComplexHermitianEigensolver(dimension: n)
    fill(solver) { row, column in
      var entry = Complex<Double>.zero
      if row == column + 1 { entry += hop }
      if column == 0 && row == n - 1 { entry += hop.conjugate }
      return entry
    }
    let known = (0..<n).map { 2 * cos((2 * .pi * Double($0) + flux) / Double(n)) }.sorted()
    let values = try solver.eigenvalues()
    #expect(zip(values, known).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("conjugation by a diagonal unitary changes nothing", arguments: bothSides)
  func diagonalUnitary(dimension n: Int) throws {
    var generator = SeededGenerator(seed: 99)
    let solver = ComplexHermitianEigensolver(dimension: n)
    fill(solver) { randomEntry($0, $1, &generator) }
    let before = try solver.eigenvalues()
    generator = SeededGenerator(seed: 99)
    let phases = (0..<n).map { Complex<Double>(length: 1, phase: Double($0 * $0) * 0.37) }
    fill(solver) { phases[$0] * randomEntry($0, $1, &generator) * phases[$1].conjugate }
    let after = try solver.eigenvalues()
    #expect(zip(before, after).allSatisfy { abs($0 - $1) < 1e-12 * Double(n) })
  }

  @Test("a real matrix has the spectrum that the real solver finds")
  func agreesWithRealSolver() throws {
    let n = 450
    var generator = SeededGenerator(seed: 3)
    let real = RealSymmetricEigensolver(dimension: n)
    let complex = ComplexHermitianEigensolver(dimension: n)
    for index in real.matrix.indices {
      real.matrix[index] = Double.random(in: -1...1, using: &generator)
      complex.matrix[index] = Complex(real.matrix[index])
    }
    let (first, second) = (try real.eigenvalues(), try complex.eigenvalues())
    #expect(zip(first, second).allSatisfy { abs($0 - $1) < 1e-11 })
  }

  @Test("very large and very small matrices keep their accuracy", arguments: [1e200, 1e-200])
  func scales(factor: Double) throws {
    let n = 300
    var generator = SeededGenerator(seed: 8)
    let solver = ComplexHermitianEigensolver(dimension: n)
    fill(solver) { randomEntry($0, $1, &generator) }
    let plain = try solver.eigenvalues()
    generator = SeededGenerator(seed: 8)
    fill(solver) { row, column in
      let entry = randomEntry(row, column, &generator)
      return Complex(entry.real * factor, entry.imaginary * factor)
    }
    let scaled = try solver.eigenvalues()
    #expect(zip(plain, scaled).allSatisfy { abs($0 - $1 / factor) < 1e-11 })
  }

  @Test(
    "entries that are not finite are refused with their place",
    arguments: [
      Complex<Double>(.nan, 0), Complex(0, .infinity), Complex(-.infinity, .nan),
    ])
  func notFinite(bad: Complex<Double>) {
    let solver = ComplexHermitianEigensolver(dimension: 6)
    fill(solver) { row, column in row == 5 && column == 0 ? bad : .one }
    #expect(throws: LinearAlgebraError.nonFiniteEntry(row: 5, column: 0)) {
      try solver.eigenvalues()
    }
  }
}
