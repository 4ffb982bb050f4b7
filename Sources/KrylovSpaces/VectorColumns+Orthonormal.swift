import LinearAlgebra

extension VectorColumns {
  /// What making a block orthonormal found: W = V C + Q R.
  struct Orthonormalized {
    /// C. Shape: count × width, column-major.
    var coefficients: [Scalar]
    /// R. Shape: new width × width, column-major.
    var factor: [Scalar]
    /// The number of columns of Q.
    var width: Int
  }

  /// Replaces the block of `width` columns after the first `count`, which are orthonormal, by orthonormal columns of what it adds to
  /// them. Directions smaller than `smallest` are dropped.
  ///
  /// Two passes of block Gram-Schmidt, each with an orthonormalization from the eigenvectors of W† W: the second makes good what
  /// cancellation lost in the first.
  func orthonormalize(
    after count: Int, width: Int, smallest: Double
  ) throws -> Orthonormalized {
    let block = column(count)
    var result = Orthonormalized(
      coefficients: Array(repeating: .zero, count: count * width), factor: [], width: width)
    for pass in 0..<2 {
      let overlaps = self.overlaps(of: 0..<count, with: block, width: result.width)
      subtract(0..<count, times: overlaps, from: block, width: result.width)
      let step = try normalize(count..<(count + result.width), smallest: pass == 0 ? smallest : 0.1)
      if pass == 0 {
        (result.coefficients, result.factor) = (overlaps, step.factor)
      } else {
        let before = result.width
        Self.accumulate(overlaps, result.factor, inner: before, into: &result.coefficients, width)
        var factor = [Scalar](repeating: .zero, count: step.width * width)
        Self.accumulate(step.factor, result.factor, inner: before, into: &factor, width)
        result.factor = factor
      }
      result.width = step.width
      if step.width == 0 {
        result.factor = []
        break
      }
    }
    return result
  }

  /// W = Q R with R = Λ^½ U† from W† W = U Λ U†.
  private func normalize(
    _ range: Range<Int>, smallest: Double
  ) throws -> (factor: [Scalar], width: Int) {
    let width = range.count
    let gram = overlaps(of: range, with: column(range.lowerBound), width: width)
    let (values, vectors) = try Scalar.eigensystem(
      of: DenseMatrix(rowCount: width, columnCount: width, storage: gram), agreedOn: rows)
    let kept = values.indices.reversed().filter { values[$0] > smallest * smallest }
    var change = [Scalar](repeating: .zero, count: width * kept.count)
    var factor = change
    for (place, number) in kept.enumerated() {
      let length = values[number].squareRoot()
      for row in 0..<width {
        let entry = vectors[row, number]
        change[place * width + row] = Scalar.scaled(entry, by: 1 / length)
        factor[row * kept.count + place] = Scalar.scaled(Scalar.conjugate(of: entry), by: length)
      }
    }
    combine(range, with: change, width: kept.count)
    return (factor, kept.count)
  }

  /// Adds A B to C for small matrices. Shape: A is rows × inner, B inner × columns, C rows × columns.
  private static func accumulate(
    _ first: [Scalar], _ second: [Scalar], inner: Int, into sum: inout [Scalar], _ columns: Int
  ) {
    let rows = columns == 0 ? 0 : sum.count / columns
    if rows == 0 || inner == 0 { return }
    var product = [Scalar](repeating: .zero, count: rows * columns)
    Scalar.multiply(
      adjoint: false, rows: rows, columns: columns, inner: inner, first, rows, second, inner,
      into: &product, rows)
    for place in sum.indices { sum[place] += product[place] }
  }
}
