/// A real symmetric matrix by its entries that are not zero.
public struct RealSparseMatrix: HermitianOperator {
  let entries: SparseRows

  /// Takes real entries.
  public init(_ entries: SparseRows) {
    precondition(entries.imaginary.isEmpty, "the matrix is complex")
    self.entries = entries
  }

  /// The number of rows.
  public var dimension: Int { entries.totalRows }

  /// By Gershgorin's circles.
  public var bounds: ClosedRange<Double> { entries.bounds }

  /// Those of this process.
  public func rows(threads: Int) -> RowChunks { entries.rows(threads: threads) }

  /// Eight columns at a time, of which the numbers of a row lie side by side.
  public func multiply(
    _ vectors: UnsafePointer<Double>, columns: Int, into images: UnsafeMutablePointer<Double>,
    rows: RowChunks
  ) {
    let n = entries.dimension
    withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: entries.reach) { packed in
      let base = packed.baseAddress!
      for first in stride(from: 0, to: columns, by: 8) {
        let width = min(8, columns - first)
        rows.forEach { _, piece in
          for row in piece {
            var values = SIMD8<Double>.zero
            for column in 0..<width { values[column] = vectors[(first + column) * n + row] }
            base[row] = values
          }
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

  @inline(__always)
  private func multiply(
    _ vectors: UnsafePointer<SIMD8<Double>>, _ rows: Range<Int>,
    _ write: (Int, SIMD8<Double>) -> Void
  ) {
    entries.starts.withUnsafeBufferPointer { starts in
      entries.columns.withUnsafeBufferPointer { columns in
        entries.real.withUnsafeBufferPointer { real in
          for row in rows {
            var sums = vectors[row] * entries.diagonal[row]
            for place in starts[row]..<starts[row + 1] {
              sums += vectors[Int(columns[place])] * real[place]
            }
            write(row, sums)
          }
        }
      }
    }
  }
}
