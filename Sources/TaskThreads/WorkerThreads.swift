import Foundation

/// Threads with stacks large enough for LAPACK.
package enum WorkerThreads {
  /// Runs the same work on some threads, and returns when all of them are done.
  package static func run(_ count: Int, _ work: @escaping @Sendable () -> Void) {
    let group = DispatchGroup()
    for _ in 0..<count {
      group.enter()
      let worker = Thread {
        work()
        group.leave()
      }
      worker.stackSize = 16 << 20
      worker.start()
    }
    group.wait()
  }
}
