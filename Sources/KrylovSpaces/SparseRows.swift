/// A sparse Hermitian matrix row by row: its diagonal, and all entries beside it.
///
/// Of a matrix that several processes share each has some rows.
public struct SparseRows: Sendable {
  /// The number of rows that are here.
  public let dimension: Int
  /// Two numbers between which all eigenvalues lie (Gershgorin).
  public let bounds: ClosedRange<Double>
  let diagonal: [Double]
  /// Where the entries of a row begin. Shape: [row + 1].
  let starts: [Int]
  let columns: [Int32]
  let real: [Double]
  /// Empty for a real matrix.
  let imaginary: [Double]
  /// Nil where this process has all rows; otherwise columns of other processes have numbers behind those of this one.
  let exchange: RowExchange?

  init(
    dimension: Int, bounds: ClosedRange<Double>, diagonal: [Double], starts: [Int],
    columns: [Int32], real: [Double], imaginary: [Double], exchange: RowExchange?
  ) {
    (self.dimension, self.bounds, self.diagonal) = (dimension, bounds, diagonal)
    (self.starts, self.columns) = (starts, columns)
    (self.real, self.imaginary, self.exchange) = (real, imaginary, exchange)
  }

  /// The number of rows of all processes.
  var totalRows: Int { exchange?.rows.total ?? dimension }

  /// The rows in pieces for threads.
  func rows(threads: Int) -> RowChunks {
    exchange.map { RowChunks($0.rows, of: $0.group, threads: threads) }
      ?? RowChunks(rowCount: dimension, threads: threads)
  }

  /// The number of rows with those of other processes that products need.
  var reach: Int { dimension + (exchange?.foreignCount ?? 0) }

  /// An entry below the diagonal or on it, of which several with one place add up.
  public struct Entry {
    /// At least the column.
    public let row: Int
    /// At most the row.
    public let column: Int
    /// The real part.
    public let real: Double
    /// The imaginary part; 0 on the diagonal.
    public let imaginary: Double

    /// An entry.
    public init(row: Int, column: Int, real: Double, imaginary: Double = 0) {
      (self.row, self.column) = (row, column)
      (self.real, self.imaginary) = (real, imaginary)
    }
  }

  /// Adds up entries; `forEach` calls its argument with each, and is called twice.
  public init(dimension: Int, isReal: Bool, forEach: ((Entry) -> Void) -> Void) {
    var diagonal = [Double](repeating: 0, count: dimension)
    var ends = [Int](repeating: 0, count: dimension + 1)
    forEach { entry in
      if entry.row == entry.column {
        diagonal[entry.row] += entry.real
      } else {
        ends[entry.row + 1] += 1
        ends[entry.column + 1] += 1
      }
    }
    for row in 0..<dimension { ends[row + 1] += ends[row] }
    var columns = [Int32](repeating: 0, count: ends[dimension])
    var real = [Double](repeating: 0, count: ends[dimension])
    var imaginary = [Double](repeating: 0, count: isReal ? 0 : ends[dimension])
    var next = ends
    forEach { entry in
      if entry.row == entry.column { return }
      for (row, column, sign) in [(entry.row, entry.column, 1.0), (entry.column, entry.row, -1)] {
        let place = next[row]
        next[row] += 1
        columns[place] = Int32(column)
        real[place] = entry.real
        if !isReal { imaginary[place] = sign * entry.imaginary }
      }
    }
    var starts = [0]
    starts.reserveCapacity(dimension + 1)
    var kept = 0
    for row in 0..<dimension {
      let first = kept
      let order = (ends[row]..<ends[row + 1]).sorted { columns[$0] < columns[$1] }
      let sorted = order.map { (columns[$0], real[$0], isReal ? 0 : imaginary[$0]) }
      for (column, re, im) in sorted {
        if kept > first, columns[kept - 1] == column {
          real[kept - 1] += re
          if !isReal { imaginary[kept - 1] += im }
        } else {
          (columns[kept], real[kept]) = (column, re)
          if !isReal { imaginary[kept] = im }
          kept += 1
        }
      }
      starts.append(kept)
    }
    columns.removeLast(columns.count - kept)
    real.removeLast(real.count - kept)
    if !isReal { imaginary.removeLast(imaginary.count - kept) }
    self.init(
      dimension: dimension, bounds: Self.bounds(diagonal, starts, real, imaginary),
      diagonal: diagonal, starts: starts, columns: columns, real: real, imaginary: imaginary,
      exchange: nil)
  }

  /// The bytes that the entries take.
  public var bytes: Int {
    16 * dimension + columns.count * (imaginary.isEmpty ? 12 : 20)
  }

  static func bounds(
    _ diagonal: [Double], _ starts: [Int], _ real: [Double], _ imaginary: [Double]
  ) -> ClosedRange<Double> {
    var (lowest, highest) = (0.0, 0.0)
    for row in diagonal.indices {
      var radius = 0.0
      for place in starts[row]..<starts[row + 1] {
        radius +=
          imaginary.isEmpty
          ? abs(real[place])
          : (real[place] * real[place] + imaginary[place] * imaginary[place]).squareRoot()
      }
      if row == 0 { (lowest, highest) = (diagonal[0], diagonal[0]) }
      lowest = min(lowest, diagonal[row] - radius)
      highest = max(highest, diagonal[row] + radius)
    }
    return lowest...highest
  }
}
