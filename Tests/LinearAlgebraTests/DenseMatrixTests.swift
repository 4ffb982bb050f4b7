import LinearAlgebra
import Numerics
import TestSupport
import Testing

@Suite("Dense matrices")
struct DenseMatrixTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  private typealias ComplexMatrix = DenseMatrix<Complex<Double>>

  private func random(
    _ rows: Int, _ columns: Int, using generator: inout SeededGenerator
  ) -> DenseMatrix<Complex<Double>> {
    DenseMatrix(rowCount: rows, columnCount: columns) { _, _ in
      Complex(generator.nextNormal(), generator.nextNormal())
    }
  }

  private func hermitian(
    _ n: Int, using generator: inout SeededGenerator
  ) -> DenseMatrix<Complex<Double>> {
    let start = random(n, n, using: &generator)
    return DenseMatrix(rowCount: n, columnCount: n) { start[$0, $1] + start[$1, $0].conjugate }
  }

  private func real(_ matrix: DenseMatrix<Complex<Double>>) -> DenseMatrix<Double> {
    DenseMatrix<Double>(
      rowCount: matrix.rowCount, columnCount: matrix.columnCount,
      storage: matrix.storage.map(\.real))
  }

  private func distance<Scalar: AlgebraicField>(
    _ left: DenseMatrix<Scalar>, _ right: DenseMatrix<Scalar>
  ) -> Double where Scalar.Magnitude == Double {
    guard left.rowCount == right.rowCount, left.columnCount == right.columnCount else {
      return .infinity
    }
    return zip(left.storage, right.storage).map { ($0 - $1).magnitude }.max() ?? 0
  }

  @Test("entries run down the columns")
  func layout() {
    let matrix = DenseMatrix<Double>(rowCount: 2, columnCount: 3) { Double(10 * $0 + $1) }
    #expect(matrix.storage == [0, 10, 1, 11, 2, 12])
    #expect(matrix[1, 2] == 12)
  }

  @Test("products are sums over rows and columns", arguments: [(1, 1, 1), (3, 5, 2), (7, 1, 4)])
  func products(rows: Int, inner: Int, columns: Int) {
    var generator = SeededGenerator(seed: 1)
    let left = random(rows, inner, using: &generator)
    let right = random(inner, columns, using: &generator)
    let other = random(rows, columns, using: &generator)
    let product = ComplexMatrix(rowCount: rows, columnCount: columns) { row, column in
      (0..<inner).reduce(.zero) { $0 + left[row, $1] * right[$1, column] }
    }
    #expect(distance(left.multiplied(by: right), product) < 1e-13)
    let adjoint = ComplexMatrix(rowCount: inner, columnCount: columns) { row, column in
      (0..<rows).reduce(.zero) { $0 + left[$1, row].conjugate * other[$1, column] }
    }
    #expect(distance(left.adjointMultiplied(by: other), adjoint) < 1e-13)
    let realProduct = DenseMatrix<Double>(rowCount: rows, columnCount: columns) { row, column in
      (0..<inner).reduce(0) { $0 + left[row, $1].real * right[$1, column].real }
    }
    #expect(distance(real(left).multiplied(by: real(right)), realProduct) < 1e-13)
    let realAdjoint = DenseMatrix<Double>(rowCount: inner, columnCount: columns) { row, column in
      (0..<rows).reduce(0) { $0 + left[$1, row].real * other[$1, column].real }
    }
    #expect(distance(real(left).adjointMultiplied(by: real(other)), realAdjoint) < 1e-13)
  }

  @Test("a product over nothing vanishes")
  func emptyProduct() {
    let left = DenseMatrix<Double>(rowCount: 2, columnCount: 0, storage: [])
    let right = DenseMatrix<Double>(rowCount: 0, columnCount: 3, storage: [])
    #expect(left.multiplied(by: right).storage == [0, 0, 0, 0, 0, 0])
  }

  @Test(
    "A V = V E with orthonormal V, and only the lower triangle is read", arguments: [0, 1, 2, 60])
  func eigenvectors(dimension n: Int) throws {
    var generator = SeededGenerator(seed: UInt64(n))
    let matrix = hermitian(n, using: &generator)
    let spoilt = ComplexMatrix(rowCount: n, columnCount: n) {
      $0 < $1 ? Complex(1e30, 1e30) : matrix[$0, $1]
    }
    let (values, vectors) = try spoilt.hermitianEigensystem()
    #expect(values == values.sorted() && values.count == n)
    let scaled = ComplexMatrix(rowCount: n, columnCount: n) {
      vectors[$0, $1] * Complex(values[$1])
    }
    #expect(distance(matrix.multiplied(by: vectors), scaled) < 1e-12)
    let identity = ComplexMatrix(rowCount: n, columnCount: n) { $0 == $1 ? .one : .zero }
    #expect(distance(vectors.adjointMultiplied(by: vectors), identity) < 1e-12)
    let (realValues, realVectors) = try real(spoilt).symmetricEigensystem()
    #expect(realValues == realValues.sorted() && realValues.count == n)
    let realScaled = DenseMatrix<Double>(rowCount: n, columnCount: n) {
      realVectors[$0, $1] * realValues[$1]
    }
    #expect(distance(real(matrix).multiplied(by: realVectors), realScaled) < 1e-12)
    #expect(
      distance(realVectors.adjointMultiplied(by: realVectors), real(identity)) < 1e-12)
  }

  @Test("degenerate levels have orthonormal vectors as well")
  func degenerate() throws {
    var generator = SeededGenerator(seed: 9)
    let vectors = try hermitian(40, using: &generator).hermitianEigensystem().vectors
    let scaled = ComplexMatrix(rowCount: 40, columnCount: 40) {
      vectors[$0, $1] * Complex(Double($1 / 8))
    }
    let conjugated = ComplexMatrix(rowCount: 40, columnCount: 40) { vectors[$1, $0].conjugate }
    let system = try scaled.multiplied(by: conjugated).hermitianEigensystem()
    #expect(zip(system.values, 0...).allSatisfy { abs($0 - Double($1 / 8)) < 1e-12 })
    let identity = ComplexMatrix(rowCount: 40, columnCount: 40) { $0 == $1 ? .one : .zero }
    #expect(distance(system.vectors.adjointMultiplied(by: system.vectors), identity) < 1e-12)
  }

  @Test("an entry that is not finite is refused with its place")
  func notFinite() {
    var matrix = DenseMatrix<Double>(rowCount: 3, columnCount: 3) { _, _ in 1 }
    matrix[2, 1] = .nan
    #expect(throws: LinearAlgebraError.nonFiniteEntry(row: 2, column: 1)) {
      try matrix.symmetricEigensystem()
    }
    var complex = ComplexMatrix(rowCount: 3, columnCount: 3) { _, _ in .one }
    complex[2, 0] = Complex(.infinity, 0)
    #expect(throws: LinearAlgebraError.nonFiniteEntry(row: 2, column: 0)) {
      try complex.hermitianEigensystem()
    }
    #expect(throws: LinearAlgebraError.nonFiniteEntry(row: 2, column: 0)) {
      try complex.unitaryPolarFactor()
    }
  }

  @Test(
    "matrix elements are V† A V, exactly Hermitian, over several panels and for few columns",
    arguments: [(5, 5), (5, 2), (200, 200), (450, 400), (30, 0)])
  func matrixElements(rows: Int, columns: Int) {
    var generator = SeededGenerator(seed: 3)
    let matrix = hermitian(rows, using: &generator)
    let vectors = random(rows, columns, using: &generator)
    let elements = vectors.matrixElements { vector, image in
      let column = ComplexMatrix(rowCount: rows, columnCount: 1, storage: Array(vector))
      for (row, entry) in matrix.multiplied(by: column).storage.enumerated() { image[row] = entry }
    }
    let expected = vectors.adjointMultiplied(by: matrix.multiplied(by: vectors))
    let scale = 1e-14 * Double(rows * rows)
    #expect(distance(elements, expected) < max(1e-12, scale))
    let mirrored = ComplexMatrix(rowCount: columns, columnCount: columns) {
      elements[$1, $0].conjugate
    }
    #expect(elements == mirrored)
    let realMatrix = real(matrix)
    let realElements = real(vectors).matrixElements { vector, image in
      let column = DenseMatrix(rowCount: rows, columnCount: 1, storage: Array(vector))
      for (row, entry) in realMatrix.multiplied(by: column).storage.enumerated() {
        image[row] = entry
      }
    }
    let realExpected = real(vectors).adjointMultiplied(
      by: realMatrix.multiplied(by: real(vectors)))
    #expect(distance(realElements, realExpected) < max(1e-12, scale))
  }

  @Test("the polar factor W is unitary, and W† A is positive", arguments: [1, 2, 3, 8])
  func polarFactor(dimension n: Int) throws {
    var generator = SeededGenerator(seed: UInt64(n))
    let matrix = random(n, n, using: &generator)
    let factor = try matrix.unitaryPolarFactor()
    let identity = ComplexMatrix(rowCount: n, columnCount: n) { $0 == $1 ? .one : .zero }
    #expect(distance(factor.adjointMultiplied(by: factor), identity) < 1e-13)
    let positive = factor.adjointMultiplied(by: matrix)
    let mirrored = ComplexMatrix(rowCount: n, columnCount: n) { positive[$1, $0].conjugate }
    #expect(distance(positive, mirrored) < 1e-13)
    #expect(try positive.hermitianEigensystem().values.allSatisfy { $0 > 0 })
  }

  @Test("the polar factor of zero is some unitary matrix", arguments: [1, 3])
  func polarFactorOfZero(dimension n: Int) throws {
    let zero = ComplexMatrix(rowCount: n, columnCount: n) { _, _ in .zero }
    let factor = try zero.unitaryPolarFactor()
    let identity = ComplexMatrix(rowCount: n, columnCount: n) { $0 == $1 ? .one : .zero }
    #expect(distance(factor.adjointMultiplied(by: factor), identity) < 1e-13)
  }
}
