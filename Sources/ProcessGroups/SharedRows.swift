/// The rows of long vectors, consecutive ones for each process of a group.
package struct SharedRows: Sendable {
  /// The number of all rows.
  package let total: Int
  /// Where the rows of each process begin, and where they end. Shape: [process + 1].
  package let starts: [Int]
  /// The number of this process.
  private let rank: Int

  /// Shares rows evenly; at least one for each process.
  package init(_ total: Int, among group: some ProcessGroup) {
    precondition(total >= group.count, "more processes than rows")
    self.total = total
    rank = group.rank
    starts = (0...group.count).map { $0 * total / group.count }
  }

  /// The rows of this process.
  package var own: Range<Int> { starts[rank]..<starts[rank + 1] }

  /// The process that has a row.
  package func owner(of row: Int) -> Int {
    var process = row * (starts.count - 1) / total
    while row < starts[process] { process -= 1 }
    while row >= starts[process + 1] { process += 1 }
    return process
  }
}
