import Numerics

/// A complex Hermitian matrix by its entries that are not zero.
public struct ComplexSparseMatrix: PackedMatrix {
  let entries: SparseRows

  /// Takes complex entries.
  public init(_ entries: SparseRows) {
    precondition(
      entries.imaginary.count == entries.real.count, "the entries need imaginary parts")
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
    _ vectors: UnsafePointer<Complex<Double>>, columns: Int,
    into images: UnsafeMutablePointer<Complex<Double>>, rows: RowChunks
  ) {
    product(vectors, columns: columns, into: images, rows: rows)
  }

  @inline(__always)
  func multiply(
    _ vectors: UnsafePointer<PackedComplex>, _ rows: Range<Int>,
    _ write: (Int, PackedComplex) -> Void
  ) {
    entries.starts.withUnsafeBufferPointer { starts in
      entries.columns.withUnsafeBufferPointer { columns in
        entries.real.withUnsafeBufferPointer { real in
          entries.imaginary.withUnsafeBufferPointer { imaginary in
            for row in rows {
              var sums = vectors[row] * entries.diagonal[row]
              for place in starts[row]..<starts[row + 1] {
                let other = vectors[Int(columns[place])]
                sums.real += other.real * real[place] - other.imaginary * imaginary[place]
                sums.imaginary += other.imaginary * real[place] + other.real * imaginary[place]
              }
              write(row, sums)
            }
          }
        }
      }
    }
  }
}
