import Dispatch

/// The rows of long vectors in pieces of a fixed size, which threads share.
///
/// Sums over rows are sums over pieces, always in the same order: no result depends on the number of threads.
public struct RowChunks: Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of threads.
  public let threads: Int
  /// The number of pieces.
  public let count: Int

  /// The images of two hundred columns of a piece fit into a second-level cache.
  private static let size = 2048

  /// Cuts rows into pieces.
  public init(rowCount: Int, threads: Int) {
    precondition(threads > 0, "at least one thread is needed")
    self.rowCount = rowCount
    self.threads = threads
    count = (rowCount + Self.size - 1) / Self.size
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
