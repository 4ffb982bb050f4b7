/// A real symmetric matrix by its entries that are not zero.
public struct RealSparseMatrix: PackedMatrix {
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

  /// Eight columns at a time.
  public func multiply(
    _ vectors: UnsafePointer<Double>, columns: Int, into images: UnsafeMutablePointer<Double>,
    rows: RowChunks
  ) {
    product(vectors, columns: columns, into: images, rows: rows)
  }

  @inline(__always)
  func multiply(
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
