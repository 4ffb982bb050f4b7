import Numerics

/// A sparse square matrix stored column by column, rows ascending and without repetition.
package struct SparseColumns: Sendable {
  package struct Entry {
    package let row: Int
    package let value: Complex<Double>

    package init(row: Int, value: Complex<Double>) { (self.row, self.value) = (row, value) }
  }

  let dimension: Int
  private(set) var starts: [Int] = [0]
  private(set) var rows: [UInt32] = []
  private(set) var values: [Complex<Double>] = []

  init(dimension: Int) {
    self.dimension = dimension
  }

  var count: Int { rows.count }

  /// Appends the next column; entries of the same row are added up.
  mutating func appendColumn(_ entries: inout [Entry]) {
    if entries.count == 1 {
      rows.append(UInt32(entries[0].row))
      values.append(entries[0].value)
      starts.append(rows.count)
      return
    }
    entries.sort { $0.row < $1.row }
    let start = rows.count
    for entry in entries {
      if rows.count > start, rows[rows.count - 1] == UInt32(entry.row) {
        values[values.count - 1] += entry.value
      } else {
        rows.append(UInt32(entry.row))
        values.append(entry.value)
      }
    }
    starts.append(rows.count)
  }

  /// The places of a column's entries in `rows` and `values`.
  func column(_ index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }

  /// The element in a row and a column, zero where none is stored.
  func element(row: Int, column: Int) -> Complex<Double> {
    var (low, high) = (starts[column], starts[column + 1])
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle]) < row { low = middle + 1 } else { high = middle }
    }
    return low < starts[column + 1] && Int(rows[low]) == row ? values[low] : .zero
  }

  /// The largest modulus of the real or imaginary part of an element.
  var largestPart: Double {
    values.reduce(0) { max($0, abs($1.real), abs($1.imaginary)) }
  }

  /// Whether every element is the conjugate of its mirror image within `tolerance`.
  func isHermitian(tolerance: Double) -> Bool {
    var (below, above) = (0, 0)
    for column in 0..<dimension {
      for place in self.column(column) {
        let row = Int(rows[place])
        if row < column {
          above += 1
          continue
        }
        if row > column { below += 1 }
        let mirror = row == column ? values[place] : element(row: column, column: row)
        let difference = values[place] - mirror.conjugate
        guard difference.magnitude <= tolerance else { return false }
      }
    }
    return below == above
  }

  /// Whether no element has an imaginary part beyond `tolerance`.
  func isReal(tolerance: Double) -> Bool { values.allSatisfy { abs($0.imaginary) <= tolerance } }

  /// Sets real and imaginary parts up to `threshold`, rounding noise, to zero.
  func cleaned(noise threshold: Double) -> SparseColumns {
    func isNoise(_ part: Double) -> Bool { part != 0 && abs(part) <= threshold }
    let isClean = !values.contains { value in
      value == .zero || isNoise(value.real) || isNoise(value.imaginary)
    }
    if isClean { return self }
    var result = SparseColumns(dimension: dimension)
    for column in 0..<dimension {
      for place in self.column(column) {
        let value = Complex(
          abs(values[place].real) > threshold ? values[place].real : 0,
          abs(values[place].imaginary) > threshold ? values[place].imaginary : 0)
        if value == .zero { continue }
        result.rows.append(rows[place])
        result.values.append(value)
      }
      result.starts.append(result.rows.count)
    }
    return result
  }
}
