/// A sparse matrix that multiplies eight columns at a time, of which the numbers of a row lie side by side.
protocol PackedMatrix: HermitianOperator {
  associatedtype Packed: PackedNumbers where Packed.Number == Scalar

  var entries: SparseRows { get }

  /// Calls `write` with each of some rows of A V.
  func multiply(
    _ vectors: UnsafePointer<Packed>, _ rows: Range<Int>, _ write: (Int, Packed) -> Void)
}

extension PackedMatrix {
  /// A X for some adjacent columns.
  func product(
    _ vectors: UnsafePointer<Scalar>, columns: Int, into images: UnsafeMutablePointer<Scalar>,
    rows: RowChunks
  ) {
    let n = entries.dimension
    withUnsafeTemporaryAllocation(of: Packed.self, capacity: entries.reach) { packed in
      let base = packed.baseAddress!
      for first in stride(from: 0, to: columns, by: 8) {
        let width = min(8, columns - first)
        rows.forEach { _, piece in
          for row in piece { base[row] = gathered(vectors + first * n + row, n, width) }
        }
        entries.exchange?.complete(base)
        rows.forEach { _, piece in
          multiply(base, piece) { row, sums in
            for column in 0..<width { images[(first + column) * n + row] = sums[column] }
          }
        }
      }
    }
  }

  /// The numbers of a row, `stride` apart.
  @inline(__always)
  func gathered(_ first: UnsafePointer<Scalar>, _ stride: Int, _ width: Int) -> Packed {
    var values = Packed.zero
    for column in 0..<width { values[column] = first[column * stride] }
    return values
  }
}
