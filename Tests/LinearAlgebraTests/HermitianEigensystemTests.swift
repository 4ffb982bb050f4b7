import LinearAlgebra
import Numerics
import TestSupport
import Testing

@Suite("Eigenvectors of Hermitian matrices")
struct HermitianEigensystemTests {
  private func random(_ n: Int, seed: UInt64) -> [[Complex<Double>]] {
    var generator = SeededGenerator(seed: seed)
    var rows = [[Complex<Double>]](repeating: .init(repeating: .zero, count: n), count: n)
    for row in 0..<n {
      for column in 0...row {
        let real = Double.random(in: -1...1, using: &generator)
        let imaginary = Double.random(in: -1...1, using: &generator)
        rows[row][column] = Complex(real, row == column ? 0 : imaginary)
        rows[column][row] = rows[row][column].conjugate
      }
    }
    return rows
  }

  @Test("A v = E v, and the vectors are orthonormal", arguments: [0, 1, 2, 5, 30])
  func eigenEquation(dimension n: Int) throws {
    let rows = random(n, seed: UInt64(n + 1))
    let (values, vectors) = try hermitianEigensystem(rows)
    #expect(values.count == n && vectors.count == n)
    #expect(values == values.sorted())
    for (k, vector) in vectors.enumerated() {
      for row in 0..<n {
        let image = zip(rows[row], vector).reduce(Complex.zero) { $0 + $1.0 * $1.1 }
        #expect((image - vector[row] * Complex(values[k])).magnitude < 1e-12)
      }
      for (l, other) in vectors.enumerated() {
        let overlap = zip(vector, other).reduce(Complex.zero) { $0 + $1.0.conjugate * $1.1 }
        #expect((overlap - (k == l ? .one : .zero)).magnitude < 1e-12)
      }
    }
  }

  @Test("a matrix that is not Hermitian is refused with the entry")
  func notHermitian() {
    var rows = random(4, seed: 2)
    rows[3][1] += Complex(0, 0.5)
    #expect(throws: LinearAlgebraError.notHermitian(row: 3, column: 1)) {
      try hermitianEigensystem(rows)
    }
    rows = random(4, seed: 2)
    rows[2][2] = Complex(1, 1)
    #expect(throws: LinearAlgebraError.notHermitian(row: 2, column: 2)) {
      try hermitianEigensystem(rows)
    }
  }

  @Test("an entry that is not finite is refused with its place")
  func notFinite() {
    var rows = random(3, seed: 2)
    rows[1][2] = Complex(.infinity, 0)
    #expect(throws: LinearAlgebraError.nonFiniteEntry(row: 1, column: 2)) {
      try hermitianEigensystem(rows)
    }
  }

  @Test("some eigenvectors are those of all", arguments: [0..<0, 0..<3, 4..<9, 10..<12, 0..<12])
  func someEigenvectors(numbers: Range<Int>) throws {
    let rows = random(12, seed: 9)
    let complex = DenseMatrix(rowCount: 12, columnCount: 12) { rows[$0][$1] }
    let real = DenseMatrix(rowCount: 12, columnCount: 12) { rows[$0][$1].real }
    let all = try complex.hermitianEigensystem()
    let some = try complex.hermitianEigensystem(numbers)
    #expect(some.values.count == numbers.count && some.vectors.columnCount == numbers.count)
    for (place, number) in numbers.enumerated() {
      #expect(abs(some.values[place] - all.values[number]) < 1e-13)
      let overlap = (0..<12).reduce(Complex<Double>.zero) {
        $0 + some.vectors[$1, place].conjugate * all.vectors[$1, number]
      }
      #expect(abs(overlap.length - 1) < 1e-12)
    }
    let (allReal, someReal) = (
      try real.symmetricEigensystem(), try real.symmetricEigensystem(numbers)
    )
    for (place, number) in numbers.enumerated() {
      #expect(abs(someReal.values[place] - allReal.values[number]) < 1e-13)
      let overlap = (0..<12).reduce(0) {
        $0 + someReal.vectors[$1, place] * allReal.vectors[$1, number]
      }
      #expect(abs(abs(overlap) - 1) < 1e-12)
    }
  }
}
