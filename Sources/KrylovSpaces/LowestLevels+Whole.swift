import LinearAlgebra

extension LowestLevels {
  /// The lowest levels from all levels of a small matrix: none is missing for certain.
  ///
  /// Throws: `LinearAlgebraError`.
  public init<Operator: HermitianOperator>(
    ofWhole matrix: Operator, levels: Int
  ) throws where Operator.Scalar == Scalar {
    let n = matrix.dimension
    let (values, vectors) = try Scalar.eigensystem(of: matrix.dense())
    let scale = max(abs(matrix.bounds.lowerBound), abs(matrix.bounds.upperBound))
    let tie = LowestLevelsSearch.relativeTie * scale
    let count = (min(levels, n)..<n).first { $0 > 0 && values[$0] - values[$0 - 1] > tie } ?? n
    self.init(
      values: Array(values[..<count]),
      vectors: DenseMatrix(
        rowCount: n, columnCount: count, storage: Array(vectors.storage[..<(n * count)])),
      residuals: Array(repeating: 0, count: count),
      completeBelow: count == n ? .infinity : (values[count - 1] + values[count]) / 2,
      failureProbability: 0, products: 0, blockWidth: 0)
  }
}

extension DenseMatrix where Scalar: KrylovScalar {
  /// The matrix elements V† A V between the columns of V, exactly Hermitian. Shape: columns × columns.
  public func matrixElements<Operator: HermitianOperator>(
    of matrix: Operator, rows: RowChunks
  ) -> DenseMatrix where Operator.Scalar == Scalar {
    let columns = VectorColumns<Scalar>(rows: rows, capacity: 2 * columnCount)
    columns.storage.update(from: storage, count: storage.count)
    matrix.multiply(
      columns.storage, columns: columnCount, into: columns.column(columnCount), rows: rows)
    let overlaps = columns.overlaps(
      of: 0..<columnCount, with: columns.column(columnCount), width: columnCount)
    return DenseMatrix(rowCount: columnCount, columnCount: columnCount) { row, column in
      let (own, other) = (
        overlaps[column * columnCount + row], overlaps[row * columnCount + column]
      )
      return Scalar.scaled(own + Scalar.conjugate(of: other), by: 0.5)
    }
  }
}

extension HermitianOperator {
  /// All entries. Shape: dimension × dimension.
  func dense() -> DenseMatrix<Scalar> {
    let (n, width) = (dimension, 64)
    let rows = RowChunks(rowCount: n, threads: 1)
    let units = VectorColumns<Scalar>(rows: rows, capacity: width)
    var whole = DenseMatrix<Scalar>(
      rowCount: n, columnCount: n, storage: Array(repeating: .zero, count: n * n))
    whole.storage.withUnsafeMutableBufferPointer { images in
      for first in stride(from: 0, to: n, by: width) {
        let numbers = first..<min(first + width, n)
        for number in numbers {
          units.column(number - first)[number] = Scalar.entry { $0 == 0 ? 1 : 0 }
        }
        multiply(
          units.storage, columns: numbers.count, into: images.baseAddress! + first * n, rows: rows)
        for number in numbers { units.column(number - first)[number] = .zero }
      }
    }
    return whole
  }
}
