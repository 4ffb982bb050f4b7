import LinearAlgebra

extension LowestLevels {
  /// The lowest levels from all levels of a small matrix: none is missing for certain.
  ///
  /// Throws: `LinearAlgebraError`.
  public init<Operator: HermitianOperator>(
    ofWhole matrix: Operator, levels: Int
  ) throws where Operator.Scalar == Scalar {
    let n = matrix.dimension
    let rows = RowChunks(rowCount: n, threads: 1)
    let unit = DenseMatrix<Scalar>(rowCount: n, columnCount: n) { row, column in
      Scalar.entry { $0 == 0 && row == column ? 1 : 0 }
    }
    var whole = unit
    whole.storage.withUnsafeMutableBufferPointer { images in
      if n > 0 {
        matrix.multiply(unit.storage, columns: n, into: images.baseAddress!, rows: rows)
      }
    }
    let (values, vectors) = try Scalar.eigensystem(of: whole)
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
