import Foundation
import LinearAlgebra
import TestSupport
import Testing

@Suite("Eigenvalues of real symmetric matrices")
struct RealSymmetricEigensolverTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  /// Fills the lower triangle with `entry(row, column)` and the rest with garbage.
  private func fill(
    _ solver: RealSymmetricEigensolver, _ entry: (Int, Int) -> Double
  ) {
    let n = solver.dimension
    for column in 0..<n {
      for row in 0..<n {
        solver.matrix[column * n + row] = row >= column ? entry(row, column) : 1e30
      }
    }
  }

  @Test("a matrix without rows has no eigenvalues, one with one row has its entry")
  func tiny() throws {
    #expect(try RealSymmetricEigensolver(dimension: 0).eigenvalues() == [])
    let one = RealSymmetricEigensolver(dimension: 1)
    one.matrix[0] = -3.5
    #expect(try one.eigenvalues() == [-3.5])
    #expect(RealSymmetricEigensolver.workspaceBytes(dimension: 0) > 0)
  }

  @Test("ΣE = Tr A and ΣE² = ‖A‖² on random matrices", arguments: [2, 3, 17, 64, 131])
  func moments(dimension n: Int) throws {
    var generator = SeededGenerator(seed: UInt64(n))
    let solver = RealSymmetricEigensolver(dimension: n)
    var (trace, square) = (0.0, 0.0)
    fill(solver) { row, column in
      let value = Double.random(in: -1...1, using: &generator)
      if row == column { trace += value }
      square += (row == column ? 1 : 2) * value * value
      return value
    }
    let values = try solver.eigenvalues()
    #expect(values.count == n)
    #expect(values == values.sorted())
    #expect(abs(values.reduce(0, +) - trace) < 1e-12 * Double(n))
    #expect(abs(values.reduce(0) { $0 + $1 * $1 } - square) < 1e-12 * Double(n * n))
  }

  @Test(
    "the path graph's Laplacian has the eigenvalues 2 - 2 cos(πk/n), on both sides of the switch",
    arguments: [
      5, 100, RealSymmetricEigensolver.twoStageDimension - 1,
      RealSymmetricEigensolver.twoStageDimension,
    ])
  func pathGraph(dimension n: Int) throws {
    let solver = RealSymmetricEigensolver(dimension: n)
    fill(solver) { row, column in
      if row == column { return row == 0 || row == n - 1 ? 1 : 2 }
      return row == column + 1 ? -1 : 0
    }
    let values = try solver.eigenvalues()
    for (k, value) in values.enumerated() {
      #expect(abs(value - (2 - 2 * cos(.pi * Double(k) / Double(n)))) < 1e-12)
    }
  }

  @Test("a reflection I - 2vvᵀ of a diagonal matrix keeps its spectrum above the switch")
  func reflectedDiagonal() throws {
    let n = RealSymmetricEigensolver.twoStageDimension + 37
    var generator = SeededGenerator(seed: 5)
    let known = (0..<n).map { _ in Double.random(in: -2...2, using: &generator) }.sorted()
    var v = (0..<n).map { _ in Double.random(in: -1...1, using: &generator) }
    let norm = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
    v = v.map { $0 / norm }
    let form = zip(v, known).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
    let solver = RealSymmetricEigensolver(dimension: n)
    fill(solver) { row, column in
      (row == column ? known[row] : 0)
        - 2 * v[row] * v[column] * (known[row] + known[column] - 2 * form)
    }
    let values = try solver.eigenvalues()
    #expect(zip(values, known).allSatisfy { abs($0 - $1) < 1e-11 })
  }

  @Test("a solver gives the same bits when it is used again")
  func reuse() throws {
    let solver = RealSymmetricEigensolver(dimension: 40)
    func solve(_ seed: UInt64) throws -> [Double] {
      var generator = SeededGenerator(seed: seed)
      fill(solver) { _, _ in Double.random(in: -1...1, using: &generator) }
      return try solver.eigenvalues()
    }
    let first = try solve(1)
    #expect(try solve(2) != first)
    #expect(try solve(1) == first)
  }

  @Test(
    "entries that are not finite are refused with their place",
    arguments: [
      Double.nan, .infinity, -.infinity,
    ])
  func notFinite(bad: Double) {
    let solver = RealSymmetricEigensolver(dimension: 6)
    fill(solver) { row, column in row == 4 && column == 2 ? bad : 1 }
    #expect(throws: LinearAlgebraError.nonFiniteEntry(row: 4, column: 2)) {
      try solver.eigenvalues()
    }
  }
}
