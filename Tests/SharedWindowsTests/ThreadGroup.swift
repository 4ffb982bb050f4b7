import Foundation
import ProcessGroups

/// Threads in the place of processes.
struct ThreadGroup: ProcessGroup {
  let rank: Int
  let count: Int
  private let board: Board

  /// Runs the same on so many threads together. Shape: [process].
  static func run<Value>(
    _ count: Int, _ body: @escaping @Sendable (ThreadGroup) throws -> Value
  ) -> [Result<Value, any Error>] {
    let board = Board(count)
    let results = Results<Value>(count)
    let threads = (0..<count).map { rank in
      let thread = Thread {
        let group = ThreadGroup(rank: rank, count: count, board: board)
        results.set(rank, Result { try body(group) })
        board.meet()
      }
      thread.stackSize = 8 << 20
      return thread
    }
    for thread in threads { thread.start() }
    return results.wait()
  }

  func broadcast(_ bytes: UnsafeMutableRawBufferPointer) {
    board.offer(rank, UnsafeRawPointer(bytes.baseAddress), [])
    if rank > 0, bytes.count > 0 {
      bytes.baseAddress!.copyMemory(from: board.pointer(of: 0)!, byteCount: bytes.count)
    }
    board.meet()
  }

  func gather(_ own: UnsafeRawBufferPointer, into all: UnsafeMutableRawBufferPointer) {
    board.offer(rank, own.baseAddress, [])
    for process in 0..<count where own.count > 0 {
      (all.baseAddress! + process * own.count)
        .copyMemory(from: board.pointer(of: process)!, byteCount: own.count)
    }
    board.meet()
  }

  func exchange(
    _ own: UnsafeRawPointer, sending: [Int], into others: UnsafeMutableRawPointer,
    receiving: [Int], unitBytes: Int
  ) {
    board.offer(rank, own, sending)
    var target = others
    for process in 0..<count {
      let sent = board.sending(of: process)
      precondition(sent[rank] == receiving[process], "both sides count alike")
      let start = sent[..<rank].reduce(0, +) * unitBytes
      target.copyMemory(
        from: board.pointer(of: process)! + start, byteCount: sent[rank] * unitBytes)
      target += sent[rank] * unitBytes
    }
    board.meet()
  }

  /// Where the threads meet, and what each of them offers.
  private final class Board: @unchecked Sendable {
    private let count: Int
    private let condition = NSCondition()
    private var (arrived, round) = (0, 0)
    private var pointers: [UnsafeRawPointer?]
    private var sendings: [[Int]]

    init(_ count: Int) {
      self.count = count
      pointers = Array(repeating: nil, count: count)
      sendings = Array(repeating: [], count: count)
    }

    func meet() {
      condition.lock()
      defer { condition.unlock() }
      let own = round
      arrived += 1
      if arrived == count {
        (arrived, round) = (0, round + 1)
        condition.broadcast()
      }
      while round == own { condition.wait() }
    }

    func offer(_ rank: Int, _ pointer: UnsafeRawPointer?, _ sending: [Int]) {
      condition.lock()
      (pointers[rank], sendings[rank]) = (pointer, sending)
      condition.unlock()
      meet()
    }

    func pointer(of rank: Int) -> UnsafeRawPointer? {
      condition.lock()
      defer { condition.unlock() }
      return pointers[rank]
    }

    func sending(of rank: Int) -> [Int] {
      condition.lock()
      defer { condition.unlock() }
      return sendings[rank]
    }
  }

  private final class Results<Value>: @unchecked Sendable {
    private let condition = NSCondition()
    private var values: [Result<Value, any Error>?]

    init(_ count: Int) { values = Array(repeating: nil, count: count) }

    func set(_ rank: Int, _ value: Result<Value, any Error>) {
      condition.lock()
      values[rank] = value
      condition.broadcast()
      condition.unlock()
    }

    func wait() -> [Result<Value, any Error>] {
      condition.lock()
      defer { condition.unlock() }
      while values.contains(where: { $0 == nil }) { condition.wait() }
      return values.map { $0! }
    }
  }
}
