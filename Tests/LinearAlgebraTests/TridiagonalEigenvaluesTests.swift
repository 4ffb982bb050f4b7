import Foundation
import LinearAlgebra
import TestSupport
import Testing

@Suite struct TridiagonalEigenvaluesTests {
  @Test(arguments: [1, 2, 3, 50])
  func hoppingChain(count: Int) throws {
    // Ones beside a vanishing diagonal: 2 cos(πk / (n + 1)).
    let values = try TridiagonalEigenvalues.eigenvalues(
      diagonal: Array(repeating: 0, count: count),
      subdiagonal: Array(repeating: 1, count: count - 1))
    let exact = (1...count).map { 2 * cos(Double.pi * Double($0) / Double(count + 1)) }.sorted()
    #expect(zip(values, exact).allSatisfy { abs($0 - $1) < 1e-13 })
  }

  @Test func agreesWithTheDenseSolver() throws {
    var generator = SeededGenerator(seed: 4)
    let count = 30
    let diagonal = (0..<count).map { _ in generator.nextNormal() }
    let subdiagonal = (1..<count).map { _ in generator.nextNormal() }
    let solver = RealSymmetricEigensolver(dimension: count)
    for k in 0..<count {
      solver.matrix[k * count + k] = diagonal[k]
      if k + 1 < count { solver.matrix[k * count + k + 1] = subdiagonal[k] }
    }
    let dense = try solver.eigenvalues()
    let values = try TridiagonalEigenvalues.eigenvalues(
      diagonal: diagonal, subdiagonal: subdiagonal)
    #expect(zip(values, dense).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(try TridiagonalEigenvalues.eigenvalues(diagonal: [], subdiagonal: []).isEmpty)
  }
}
