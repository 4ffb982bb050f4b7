import Synchronization

/// One task for each sector, shared by the threads; the largest sectors come first.
///
/// The results do not depend on the number of threads.
package final class SectorTasks<Value: Sendable>: Sendable {
  private struct State {
    var values: [Value?]
    var next = 0
    var error: (any Error)?
  }

  private let order: [Int]
  private let isCancelled: @Sendable () -> Bool
  private let state: Mutex<State>

  private init(order: [Int], isCancelled: @escaping @Sendable () -> Bool) {
    (self.order, self.isCancelled) = (order, isCancelled)
    state = Mutex(State(values: Array(repeating: nil, count: order.count)))
  }

  /// The values of all sectors.
  ///
  /// - Parameters:
  ///   - sizes: The number of levels of every sector.
  ///   - progress: Called with the number of a sector that is done, never by two threads at once.
  ///   - isCancelled: Asked before every sector; true ends the run.
  /// - Throws: `CancellationError`, or the first error of `body`.
  package static func run(
    sizes: [Int], threads: Int, progress: @escaping @Sendable (Int) -> Void,
    isCancelled: @escaping @Sendable () -> Bool, _ body: @escaping @Sendable (Int) throws -> Value
  ) throws -> [Value] {
    let tasks = SectorTasks(
      order: sizes.indices.sorted { sizes[$0] > sizes[$1] }, isCancelled: isCancelled)
    WorkerThreads.run(min(threads, max(1, sizes.count))) {
      while let sector = tasks.take() {
        tasks.finish(sector, Result { try body(sector) }) { progress(sector) }
      }
    }
    return try tasks.result()
  }

  private func take() -> Int? {
    state.withLock { state in
      guard state.error == nil, state.next < order.count else { return nil }
      if isCancelled() {
        state.error = CancellationError()
        return nil
      }
      state.next += 1
      return order[state.next - 1]
    }
  }

  private func finish(_ sector: Int, _ result: Result<Value, any Error>, _ progress: () -> Void) {
    state.withLock { state in
      switch result {
      case .success(let found): state.values[sector] = found
      case .failure(let failure): state.error = state.error ?? failure
      }
      progress()
    }
  }

  private func result() throws -> [Value] {
    try state.withLock { state in
      if let error = state.error { throw error }
      return state.values.compactMap(\.self)
    }
  }
}
