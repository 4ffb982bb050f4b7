import Dispatch
import ProcessGroups

/// The rows of long vectors in pieces of a fixed size, which threads share.
///
/// Sums over rows are sums over pieces, always in the same order: no result depends on the number of threads. Several processes may
/// have a part of the rows each; then these are the rows of this process.
public struct RowChunks: Sendable {
  /// The number of rows; those of this process where several share them.
  public let rowCount: Int
  /// The number of threads.
  public let threads: Int
  /// The number of pieces.
  public let count: Int
  /// The processes that share the rows; nil where this one has all.
  package let group: (any ProcessGroup)?
  /// The number of the first row among those of all processes.
  package let first: Int
  /// The number of rows of all processes.
  package let total: Int

  /// The images of two hundred columns of a piece fit into a second-level cache.
  private static let size = 2048

  /// Cuts rows into pieces.
  public init(rowCount: Int, threads: Int) {
    self.init(rowCount: rowCount, threads: threads, first: 0, total: rowCount, group: nil)
  }

  /// Cuts the rows of this process into pieces.
  package init(_ rows: SharedRows, of group: any ProcessGroup, threads: Int) {
    self.init(
      rowCount: rows.own.count, threads: threads, first: rows.own.lowerBound, total: rows.total,
      group: group)
  }

  private init(
    rowCount: Int, threads: Int, first: Int, total: Int, group: (any ProcessGroup)?
  ) {
    precondition(threads > 0, "at least one thread is needed")
    self.rowCount = rowCount
    self.threads = threads
    (self.first, self.total, self.group) = (first, total, group)
    count = (rowCount + Self.size - 1) / Self.size
  }

  /// Whether other processes have rows too.
  package var isShared: Bool { group != nil }

  /// Sums over the rows of all processes, from those over the rows of this one; the same bits in every process.
  package func total<Number: AdditiveArithmetic>(_ own: [Number]) -> [Number] {
    group.map { $0.sum(own) } ?? own
  }

  /// What process 0 has: results of small matrices may differ in their last bits where processors do.
  package func agreed<Value>(_ own: [Value]) -> [Value] {
    group.map { $0.broadcast(fixed: own) } ?? own
  }

  /// The rows of a piece.
  public subscript(chunk: Int) -> Range<Int> {
    (chunk * Self.size)..<min(rowCount, (chunk + 1) * Self.size)
  }

  /// Calls `body` with the number and the rows of each piece, on all threads.
  public func forEach(_ body: (_ chunk: Int, _ rows: Range<Int>) -> Void) {
    let workers = min(threads, count)
    guard workers > 1 else {
      for chunk in 0..<count { body(chunk, self[chunk]) }
      return
    }
    withoutActuallyEscaping(body) { body in
      // Pieces share nothing that is written.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for chunk in stride(from: worker, to: count, by: workers) { body(chunk, self[chunk]) }
      }
    }
  }
}
