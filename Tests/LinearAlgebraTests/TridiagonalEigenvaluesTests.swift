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

  /// The number of eigenvalues below `bound` (Sylvester's law of inertia), a second path.
  private func countBelow(_ bound: Double, _ diagonal: [Double], _ subdiagonal: [Double]) -> Int {
    var (count, pivot) = (0, 1.0)
    for row in diagonal.indices {
      let square = row == 0 ? 0 : subdiagonal[row - 1] * subdiagonal[row - 1]
      pivot = diagonal[row] - bound - square / pivot
      if pivot == 0 { pivot = -.leastNormalMagnitude }
      if pivot < 0 { count += 1 }
    }
    return count
  }

  @Test(
    "every eigenvalue lies where counts of signs say",
    arguments: ["random", "graded", "reversed", "Wilkinson", "split", "equal", "large", "small"])
  func counts(kind: String) throws {
    var generator = SeededGenerator(seed: 12)
    let n = 201
    let scale = kind == "large" ? 1e250 : kind == "small" ? 1e-250 : 1
    var diagonal = (0..<n).map { _ in generator.nextNormal() * scale }
    var subdiagonal = (1..<n).map { _ in generator.nextNormal() * scale }
    switch kind {
    case "graded", "reversed":
      for row in 0..<n {
        let factor = pow(10, -12 * Double(kind == "graded" ? row : n - 1 - row) / Double(n))
        diagonal[row] *= factor
        if row < n - 1 { subdiagonal[row] *= factor }
      }
    case "Wilkinson":
      diagonal = (0..<n).map { abs(Double($0) - Double(n / 2)) }
      subdiagonal = [Double](repeating: 1, count: n - 1)
    case "split": for row in stride(from: 0, to: n - 1, by: 7) { subdiagonal[row] = 0 }
    case "equal":
      diagonal = [Double](repeating: 0.3, count: n)
      subdiagonal = (1..<n).map { $0 % 2 == 0 ? 0 : 0.1 }
    default: break
    }
    let values = try TridiagonalEigenvalues.eigenvalues(
      diagonal: diagonal, subdiagonal: subdiagonal)
    #expect(values.count == n && values == values.sorted())
    let unit = scale == 1 ? diagonal : diagonal.map { $0 / scale }
    let unitBeside = scale == 1 ? subdiagonal : subdiagonal.map { $0 / scale }
    let largest = values.map { abs($0 / scale) }.max()!
    for (index, value) in values.enumerated() {
      let margin = 1e-14 * largest
      #expect(countBelow(value / scale - margin, unit, unitBeside) <= index)
      #expect(countBelow(value / scale + margin, unit, unitBeside) > index)
    }
  }
}
