import LinearAlgebra

extension VectorColumns {
  /// Calls `body` with A X for one block of the first `count` columns after the other; columns behind these are overwritten.
  func forEachImage<Operator: HermitianOperator>(
    under matrix: Operator, of count: Int, blockWidth: Int,
    _ body: (Range<Int>, UnsafePointer<Scalar>) -> Void
  ) where Operator.Scalar == Scalar {
    let images = column(count)
    for start in stride(from: 0, to: count, by: blockWidth) {
      let numbers = start..<min(start + blockWidth, count)
      matrix.multiply(column(start), columns: numbers.count, into: images, rows: rows)
      body(numbers, images)
    }
  }

  /// ‖A x - E x‖ of the first columns themselves; columns behind these are overwritten.
  func residuals<Operator: HermitianOperator>(
    of matrix: Operator, values: [Double], blockWidth: Int
  ) -> [Double] where Operator.Scalar == Scalar {
    var squares: [Double] = []
    forEachImage(under: matrix, of: values.count, blockWidth: blockWidth) { numbers, images in
      for (place, number) in numbers.enumerated() {
        let (vector, image) = (column(number), images + place * rowCount)
        squares.append(
          (0..<rowCount).reduce(0.0) { sum, row in
            let rest = image[row] - Scalar.scaled(vector[row], by: values[number])
            return sum + Scalar.squaredModulus(of: rest)
          })
      }
    }
    return rows.total(squares).map { $0.squareRoot() }
  }
}
