import Dispatch
import Synchronization

extension SectorSpectra {
  /// Computes something of every sample on several threads and consumes the results in the samples'
  /// order, holding no more than one result for each thread.
  func forEachSample<Result: Sendable>(
    threads: Int, compute: @Sendable (_ sample: Int, _ levels: [[Double]]) -> Result,
    consume: (_ sample: Int, Result) throws -> Void
  ) rethrows {
    precondition(threads >= 1, "at least one thread")
    for first in stride(from: 0, to: sampleCount, by: threads) {
      let batch = min(threads, sampleCount - first)
      let results = Mutex([Result?](repeating: nil, count: batch))
      DispatchQueue.concurrentPerform(iterations: batch) { offset in
        let result = compute(first + offset, levels[first + offset])
        results.withLock { $0[offset] = result }
      }
      for (offset, result) in results.withLock({ $0 }).enumerated() {
        try consume(first + offset, result!)
      }
    }
  }
}
