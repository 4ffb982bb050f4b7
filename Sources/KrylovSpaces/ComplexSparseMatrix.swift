import Numerics

/// A complex Hermitian matrix by its entries that are not zero.
public struct ComplexSparseMatrix: HermitianOperator {
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

  /// Eight columns at a time, of which the numbers of a row lie side by side.
  public func multiply(
    _ vectors: UnsafePointer<Complex<Double>>, columns: Int,
    into images: UnsafeMutablePointer<Complex<Double>>, rows: RowChunks
  ) {
    let n = entries.dimension
    withUnsafeTemporaryAllocation(of: Eight.self, capacity: entries.reach) { packed in
      let base = packed.baseAddress!
      for first in stride(from: 0, to: columns, by: 8) {
        let width = min(8, columns - first)
        rows.forEach { _, piece in
          for row in piece {
            var values = Eight()
            for column in 0..<width {
              let value = vectors[(first + column) * n + row]
              values.real[column] = value.real
              values.imaginary[column] = value.imaginary
            }
            base[row] = values
          }
        }
        entries.exchange?.complete(base)
        rows.forEach { _, piece in
          multiply(base, piece) { row, sums in
            for column in 0..<width {
              images[(first + column) * n + row] = Complex(
                sums.real[column], sums.imaginary[column])
            }
          }
        }
      }
    }
  }

  /// Eight complex numbers.
  struct Eight {
    var real = SIMD8<Double>.zero
    var imaginary = SIMD8<Double>.zero
  }

  /// Calls `write` with each of some rows of A V.
  @inline(__always)
  func multiply(
    _ vectors: UnsafePointer<Eight>, _ rows: Range<Int>, _ write: (Int, Eight) -> Void
  ) {
    entries.starts.withUnsafeBufferPointer { starts in
      entries.columns.withUnsafeBufferPointer { columns in
        entries.real.withUnsafeBufferPointer { real in
          entries.imaginary.withUnsafeBufferPointer { imaginary in
            for row in rows {
              let own = vectors[row]
              var sums = Eight(
                real: own.real * entries.diagonal[row],
                imaginary: own.imaginary * entries.diagonal[row])
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
