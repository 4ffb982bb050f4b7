import ProcessGroups

/// The rows of other processes that products with a sparse matrix need, and the rows of this one that others need.
struct RowExchange: Sendable {
  let rows: SharedRows
  let group: any ProcessGroup
  /// The rows of this process that others need, process after process; numbers from its first row on.
  private let sent: [Int32]
  private let sending: [Int]
  private let receiving: [Int]

  /// The number of rows of others that are needed.
  let foreignCount: Int

  /// - Parameter foreign: The rows of others that are needed, ascending.
  init(_ rows: SharedRows, of group: any ProcessGroup, foreign: [Int32]) {
    (self.rows, self.group) = (rows, group)
    foreignCount = foreign.count
    var receiving = [Int](repeating: 0, count: group.count)
    for row in foreign { receiving[rows.owner(of: Int(row))] += 1 }
    // What process p receives from q, q sends to p.
    let all = group.gather(receiving)
    let sending = (0..<group.count).map { all[$0 * group.count + group.rank] }
    var asked = [Int32](repeating: 0, count: max(1, sending.reduce(0, +)))
    (foreign + [0]).withUnsafeBytes { foreign in
      asked.withUnsafeMutableBytes { asked in
        group.exchange(
          foreign.baseAddress!, sending: receiving, into: asked.baseAddress!, receiving: sending,
          unitBytes: MemoryLayout<Int32>.size)
      }
    }
    sent = asked.prefix(sending.reduce(0, +)).map { $0 - Int32(rows.own.lowerBound) }
    (self.sending, self.receiving) = (sending, receiving)
  }

  /// Adds the rows of others behind those of this process.
  func complete<Row>(_ vectors: UnsafeMutablePointer<Row>) {
    withUnsafeTemporaryAllocation(of: Row.self, capacity: max(1, sent.count)) { outgoing in
      let base = outgoing.baseAddress!
      for (place, row) in sent.enumerated() {
        (base + place).initialize(to: vectors[Int(row)])
      }
      group.exchange(
        base, sending: sending, into: vectors + rows.own.count, receiving: receiving,
        unitBytes: MemoryLayout<Row>.stride)
    }
  }
}
