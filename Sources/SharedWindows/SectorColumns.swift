import ExactDiagonalization
import Numerics

/// Consecutive columns of a sector's matrix.
package struct SectorColumns: Sendable {
  /// Which columns.
  package let range: Range<Int>
  /// The diagonal. Shape: [column].
  package let diagonal: [Double]
  /// Where the entries of each column beside the diagonal begin. Shape: [column + 1].
  package let starts: [Int]
  /// The rows of the entries, ascending in each column.
  package let rows: [Int32]
  /// The real parts of the entries.
  package let real: [Double]
  /// The imaginary parts of the entries.
  package let imaginary: [Double]
  /// The largest imaginary part of what an anti-unitary symmetry, or hermiticity, makes real.
  package let defect: Double

  /// Whether no entry has an imaginary part.
  package var isReal: Bool { imaginary.allSatisfy { $0 == 0 } }

  /// Σ |A_rc|² over these columns.
  package var squaredNorm: Double {
    diagonal.reduce(0) { $0 + $1 * $1 } + real.reduce(0) { $0 + $1 * $1 }
      + imaginary.reduce(0) { $0 + $1 * $1 }
  }

  /// Adds up entries of the same row; real and imaginary parts up to `noise` are rounding.
  init(
    _ range: Range<Int>, _ columns: inout [[SparseColumns.Entry]], noise: Double,
    shouldBeReal: Bool
  ) {
    var (diagonal, defect) = ([Double](repeating: 0, count: range.count), 0.0)
    var (starts, rows, real, imaginary) = ([0], [Int32](), [Double](), [Double]())
    func clean(_ part: Double) -> Double { abs(part) > noise ? part : 0 }
    for (place, column) in range.enumerated() {
      columns[place].sort { $0.row < $1.row }
      var next = columns[place].startIndex
      while next < columns[place].endIndex {
        let row = columns[place][next].row
        var value = Complex<Double>.zero
        while next < columns[place].endIndex, columns[place][next].row == row {
          value += columns[place][next].value
          next += 1
        }
        if shouldBeReal || row == column {
          defect = max(defect, abs(value.imaginary))
          value.imaginary = 0
        }
        let (x, y) = (clean(value.real), clean(value.imaginary))
        if row == column {
          diagonal[place] = x
        } else if x != 0 || y != 0 {
          rows.append(Int32(row))
          real.append(x)
          imaginary.append(y)
        }
      }
      columns[place] = []
      starts.append(rows.count)
    }
    (self.range, self.diagonal, self.starts, self.rows) = (range, diagonal, starts, rows)
    (self.real, self.imaginary, self.defect) = (real, imaginary, defect)
  }
}
