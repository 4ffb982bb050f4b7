import Foundation

/// Memory for one matrix after another, as large as the largest so far.
///
/// Memory that is given back and asked for anew has to be cleared by the system, page by page. Not `Sendable`: one for each thread.
package final class MatrixMemory {
  private var bytes: UnsafeMutableRawPointer?
  private var capacity = 0

  /// No memory yet.
  package init() {}

  deinit { free(bytes) }

  /// Room for so many numbers: zeros when it is new, and otherwise what the last matrix has left, which nobody may use any more.
  func buffer<Scalar>(of type: Scalar.Type, count: Int) -> UnsafeMutableBufferPointer<Scalar> {
    let needed = max(1, count * MemoryLayout<Scalar>.stride)
    if needed > capacity {
      free(bytes)
      bytes = calloc(needed, 1)
      precondition(bytes != nil, "no memory for a matrix of \(needed) bytes")
      capacity = needed
    }
    return UnsafeMutableBufferPointer(
      start: bytes!.bindMemory(to: type, capacity: count), count: count)
  }
}
