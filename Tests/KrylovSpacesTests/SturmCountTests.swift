import KrylovSpaces
import LinearAlgebra
import Numerics
import TestSupport
import Testing

struct SturmCountTests {
  @Test("The inertia counts the levels of random matrices", arguments: 0..<50)
  func counts(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let levels = middleLevels(80, using: &generator)
    try check(ReflectedMatrix<Double>(levels: levels, seed: seed), &generator)
    try check(ReflectedMatrix<Complex<Double>>(levels: levels, seed: seed), &generator)
  }

  private func check<Scalar>(
    _ matrix: ReflectedMatrix<Scalar>, _ generator: inout SeededGenerator
  ) throws {
    for _ in 0..<5 {
      let energy = Double.random(in: -11...11, using: &generator)
      #expect(try SturmCount.below(energy, matrix) == matrix.levels.count { $0 < energy })
    }
    let ends = -0.27...0.31
    #expect(
      try SturmCount.levels(of: matrix, between: ends, isCancelled: { false })
        == matrix.levels.count(where: ends.contains))
  }

  @Test("A matrix with a vanishing diagonal needs pivots of two rows")
  func offDiagonal() throws {
    // Ten dimers with levels ±1.
    let rows = SparseRows(dimension: 20, isReal: true) { add in
      for dimer in 0..<10 { add(.init(row: 2 * dimer + 1, column: 2 * dimer, real: 1)) }
    }
    #expect(try SturmCount.below(0, RealSparseMatrix(rows)) == 10)
    #expect(try SturmCount.below(0.5, RealSparseMatrix(rows)) == 10)
    #expect(try SturmCount.below(1.5, RealSparseMatrix(rows)) == 20)
  }
}
