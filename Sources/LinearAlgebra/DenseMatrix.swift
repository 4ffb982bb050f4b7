import Numerics

/// A dense matrix in one block of memory.
///
/// Shape: `storage` is [column, row], the row running fastest.
public struct DenseMatrix<Scalar: Sendable>: Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The entries, column by column.
  public var storage: [Scalar]

  /// Takes the entries column by column.
  @inlinable public init(rowCount: Int, columnCount: Int, storage: [Scalar]) {
    precondition(
      rowCount >= 0 && columnCount >= 0 && storage.count == rowCount * columnCount,
      "a matrix needs rows × columns entries")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.storage = storage
  }

  /// Makes each entry from its row and its column.
  @inlinable public init(
    rowCount: Int, columnCount: Int, entry: (Int, Int) throws -> Scalar
  ) rethrows {
    var storage: [Scalar] = []
    storage.reserveCapacity(rowCount * columnCount)
    for column in 0..<columnCount {
      for row in 0..<rowCount { storage.append(try entry(row, column)) }
    }
    self.init(rowCount: rowCount, columnCount: columnCount, storage: storage)
  }

  /// The entry in one row and one column.
  @inlinable public subscript(row: Int, column: Int) -> Scalar {
    get { storage[column * rowCount + row] }
    set { storage[column * rowCount + row] = newValue }
  }
}

extension DenseMatrix: Equatable where Scalar: Equatable {}
