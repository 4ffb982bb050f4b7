import KrylovSpaces
import LinearAlgebra
import Numerics
import TestSupport
import Testing

struct SparseMatrixTests {
  @Test("Products are those of the dense matrix", arguments: [1, 7, 8, 19])
  func multiplies(columns: Int) throws {
    let n = 60
    let entries = randomEntries(n, isReal: false)
    let matrix = ComplexSparseMatrix(
      SparseRows(dimension: n, isReal: false) { add in entries.forEach(add) })
    var dense = DenseMatrix(rowCount: n, columnCount: n) { _, _ in Complex<Double>.zero }
    for entry in entries {
      dense[entry.row, entry.column] += Complex(entry.real, entry.imaginary)
      if entry.row != entry.column {
        dense[entry.column, entry.row] += Complex(entry.real, -entry.imaginary)
      }
    }
    let rows = RowChunks(rowCount: n, threads: 2)
    let vectors = VectorColumns<Complex<Double>>(rows: rows, capacity: 2 * columns)
    vectors.fillRandomly(0..<columns, seed: 1)
    matrix.multiply(
      vectors.storage, columns: columns, into: vectors.column(columns), rows: rows)
    let expected = dense.multiplied(by: vectors.matrix(of: 0..<columns))
    let images = vectors.matrix(of: columns..<(2 * columns))
    for (image, value) in zip(images.storage, expected.storage) {
      #expect((image - value).length < 1e-12)
    }
  }

  @Test("All eigenvalues lie within the bounds")
  func bounds() throws {
    let n = 50
    let entries = randomEntries(n, isReal: true)
    let rows = SparseRows(dimension: n, isReal: true) { add in entries.forEach(add) }
    var dense = DenseMatrix(rowCount: n, columnCount: n) { _, _ in 0.0 }
    for entry in entries { dense[entry.row, entry.column] += entry.real }
    let levels = try dense.symmetricEigensystem().values
    #expect(rows.bounds.contains(levels[0]) && rows.bounds.contains(levels[n - 1]))
  }

  /// Some places occur several times, and some of the diagonal.
  private func randomEntries(_ n: Int, isReal: Bool) -> [SparseRows.Entry] {
    var generator = SeededGenerator(seed: 4)
    return (0..<400).map { _ in
      let column = Int.random(in: 0..<n, using: &generator)
      let row = Int.random(in: column..<n, using: &generator)
      return .init(
        row: row, column: column, real: .random(in: -1...1, using: &generator),
        imaginary: isReal || row == column ? 0 : .random(in: -1...1, using: &generator))
    }
  }
}
