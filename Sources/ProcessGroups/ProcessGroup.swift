/// Processes that work on one thing together, each with its own memory.
///
/// Every call is made by all of them, in the same order; it returns when the caller has what it asked for. Values are plain numbers:
/// their bytes travel.
package protocol ProcessGroup: Sendable {
  /// The number of this process, from 0.
  var rank: Int { get }
  /// The number of processes.
  var count: Int { get }

  /// Replaces bytes by those of process 0.
  func broadcast(_ bytes: UnsafeMutableRawBufferPointer)

  /// Collects as many bytes from every process, in the order of processes.
  func gather(_ own: UnsafeRawBufferPointer, into all: UnsafeMutableRawBufferPointer)

  /// Sends pieces to all processes and receives pieces from them, both in the order of processes.
  ///
  /// - Parameters:
  ///   - sending: The units for each process. Shape: [process].
  ///   - receiving: The units from each process. Shape: [process].
  ///   - unitBytes: The size of a unit.
  func exchange(
    _ own: UnsafeRawPointer, sending: [Int], into others: UnsafeMutableRawPointer,
    receiving: [Int], unitBytes: Int)
}

extension ProcessGroup {
  /// Process 0 speaks for all.
  package var isFirst: Bool { rank == 0 }

  /// The values of process 0, whatever the others give.
  package func broadcast<Value>(_ values: [Value]) -> [Value] {
    let count = broadcast(fixed: [values.count])[0]
    guard count > 0 else { return [] }
    if isFirst { return broadcast(fixed: values) }
    return broadcast(
      fixed: Array(unsafeUninitializedCapacity: count) { memory, filled in
        UnsafeMutableRawBufferPointer(memory).initializeMemory(as: UInt8.self, repeating: 0)
        filled = count
      })
  }

  /// The values of process 0, of which all have equally many.
  package func broadcast<Value>(fixed values: [Value]) -> [Value] {
    var values = values
    values.withUnsafeMutableBytes { broadcast($0) }
    return values
  }

  /// Equally many values from every process, in the order of processes.
  package func gather<Value>(_ own: [Value]) -> [Value] {
    var all = Array(repeatElement(own, count: count).joined())
    own.withUnsafeBytes { own in all.withUnsafeMutableBytes { gather(own, into: $0) } }
    return all
  }

  /// Adds up numbers of all processes, one after the other: all have the same bits afterwards.
  package func sum<Number: AdditiveArithmetic>(_ own: [Number]) -> [Number] {
    if count == 1 || own.isEmpty { return own }
    let all = gather(own)
    var sum = Array(all[..<own.count])
    for start in stride(from: own.count, to: all.count, by: own.count) {
      for place in sum.indices { sum[place] += all[start + place] }
    }
    return sum
  }

  /// The largest of one number from every process.
  package func largest(_ own: Double) -> Double { gather([own]).max()! }

  /// Whether something holds in every process.
  package func all(_ own: Bool) -> Bool { !gather([own]).contains(false) }

  /// Whether something holds in process 0.
  package func first(_ own: Bool) -> Bool { broadcast(fixed: [own])[0] }

  /// A text from every process. Shape: [process].
  package func texts(_ own: String) -> [String] {
    let (bytes, sizes) = (Array(own.utf8), gather([own.utf8.count]))
    let most = max(1, sizes.max()!)
    let all = gather(bytes + Array(repeating: UInt8(0), count: most - bytes.count))
    return sizes.enumerated().map { process, size in
      String(decoding: all[(process * most)..<(process * most + size)], as: UTF8.self)
    }
  }

  /// A part of the work whose failures must be known to all: what was made everywhere, or the first failure.
  ///
  /// `body` must not call the group. Throws: its error where it failed, elsewhere ``ProcessFailure``.
  package func together<Value>(_ body: () throws -> Value) throws -> Value {
    let result = Result { try body() }
    let words: String
    switch result {
    case .success: words = ""
    case .failure(let error): words = "\(error)"
    }
    let all = texts(words)
    let own = try result.get()
    guard let failed = all.firstIndex(where: { !$0.isEmpty }) else { return own }
    throw ProcessFailure(process: failed, reason: all[failed])
  }
}

/// What another process failed at.
package struct ProcessFailure: Error, Equatable, CustomStringConvertible {
  /// Its number.
  package let process: Int
  /// Its error in words.
  package let reason: String

  package init(process: Int, reason: String) { (self.process, self.reason) = (process, reason) }

  /// Which process, and why.
  package var description: String { "Process \(process) failed: \(reason)" }
}
