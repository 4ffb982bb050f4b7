import ProcessGroups

extension SparseRows {
  /// The rows that this process has of a matrix that several processes share; all of them call it together.
  ///
  /// - Parameters:
  ///   - diagonal: Shape: [own row].
  ///   - starts: Where the entries of each own row beside the diagonal begin. Shape: [own row + 1].
  ///   - columns: The columns of the entries among those of the whole matrix, ascending in each row.
  ///   - imaginary: Empty for a real matrix.
  package init(
    _ rows: SharedRows, of group: any ProcessGroup, diagonal: [Double], starts: [Int],
    columns: [Int32], real: [Double], imaginary: [Double]
  ) {
    let own = Int32(rows.own.lowerBound)..<Int32(rows.own.upperBound)
    let foreign = Set(columns.lazy.filter { !own.contains($0) }).sorted()
    let exchange = RowExchange(rows, of: group, foreign: foreign)
    let places = Dictionary(uniqueKeysWithValues: zip(foreign, Int32(own.count)...))
    let bounds = Self.bounds(diagonal, starts, real, imaginary)
    self.init(
      dimension: own.count,
      bounds: -group.largest(-bounds.lowerBound)...group.largest(bounds.upperBound),
      diagonal: diagonal, starts: starts,
      columns: columns.map { own.contains($0) ? $0 - own.lowerBound : places[$0]! },
      real: real, imaginary: imaginary, exchange: exchange)
  }
}
