import LinearAlgebra

/// Long columns of numbers in one block of memory, with the products that Krylov spaces need.
///
/// Shape: row count × capacity, column-major; of several processes each has its rows. A hot kernel, hence a class with unsafe memory.
package final class VectorColumns<Scalar: KrylovScalar> {
  package let rows: RowChunks
  package let capacity: Int
  package let storage: UnsafeMutablePointer<Scalar>

  package var rowCount: Int { rows.rowCount }

  package init(rows: RowChunks, capacity: Int) {
    (self.rows, self.capacity) = (rows, capacity)
    storage = .allocate(capacity: max(1, rows.rowCount * capacity))
    storage.initialize(repeating: .zero, count: rows.rowCount * capacity)
  }

  deinit { storage.deallocate() }

  package func column(_ number: Int) -> UnsafeMutablePointer<Scalar> { storage + number * rowCount }

  /// V† W for some columns of V and of W. Shape: range × width, column-major.
  func overlaps(
    of range: Range<Int>, with vectors: UnsafePointer<Scalar>, width: Int
  ) -> [Scalar] {
    let size = range.count * width
    if size == 0 { return [] }
    let origin = column(range.lowerBound)
    var parts = [Scalar](repeating: .zero, count: size * rows.count)
    parts.withUnsafeMutableBufferPointer { parts in
      let base = parts.baseAddress!
      rows.forEach { chunk, piece in
        Scalar.multiply(
          adjoint: true, rows: range.count, columns: width, inner: piece.count,
          origin + piece.lowerBound, rowCount, vectors + piece.lowerBound, rowCount,
          into: base + chunk * size, range.count)
      }
    }
    var sum = Array(parts[..<size])
    for chunk in 1..<rows.count {
      for place in 0..<size { sum[place] += parts[chunk * size + place] }
    }
    return rows.total(sum)
  }

  /// W ← W - V C with some columns of V. Shape of C: range × width.
  func subtract(
    _ range: Range<Int>, times coefficients: [Scalar], from vectors: UnsafeMutablePointer<Scalar>,
    width: Int
  ) {
    if range.isEmpty || width == 0 { return }
    let origin = column(range.lowerBound)
    rows.forEach { _, piece in
      Scalar.subtractProduct(
        rows: piece.count, columns: width, inner: range.count, origin + piece.lowerBound, rowCount,
        coefficients, range.count, from: vectors + piece.lowerBound, rowCount)
    }
  }

  /// Replaces columns by their combinations: V ← V C in place. Shape of C: range × width, with width at most that of the range.
  func combine(_ range: Range<Int>, with coefficients: [Scalar], width: Int) {
    if width == 0 { return }
    let origin = column(range.lowerBound)
    rows.forEach { _, piece in
      withUnsafeTemporaryAllocation(of: Scalar.self, capacity: piece.count * width) { images in
        Scalar.multiply(
          adjoint: false, rows: piece.count, columns: width, inner: range.count,
          origin + piece.lowerBound, rowCount, coefficients, range.count,
          into: images.baseAddress!, piece.count)
        for place in 0..<width {
          (origin + place * rowCount + piece.lowerBound).update(
            from: images.baseAddress! + place * piece.count, count: piece.count)
        }
      }
    }
  }

  /// A copy of some columns.
  package func matrix(of range: Range<Int>) -> DenseMatrix<Scalar> {
    DenseMatrix(
      rowCount: rowCount, columnCount: range.count,
      storage: Array(
        UnsafeBufferPointer(start: column(range.lowerBound), count: rowCount * range.count)))
  }

  /// Copies columns to other places of the same block of memory.
  func copy(_ range: Range<Int>, to first: Int) {
    column(first).update(from: column(range.lowerBound), count: rowCount * range.count)
  }

  /// Fills columns with independent normal random numbers.
  package func fillRandomly(_ range: Range<Int>, seed: UInt64) {
    let numbers = NormalNumbers(seed: seed)
    rows.forEach { _, piece in
      for column in range {
        for row in piece {
          let place = Scalar.realCount * (column * rows.total + rows.first + row)
          self.column(column)[row] = Scalar.entry { numbers[place + $0] }
        }
      }
    }
  }
}
