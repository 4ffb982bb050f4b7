import ProcessGroups
import Testing

@Suite("Groups of processes")
struct ProcessGroupTests {
  @Test("Sums are in the order of processes, the same bits in all", arguments: 1...5)
  func sums(count: Int) throws {
    let parts = (0..<count).map { [1e16 * Double($0 % 2 == 0 ? 1 : -1), 0.1 * Double($0)] }
    let expected = parts.dropFirst().reduce(parts[0]) { sum, part in
      zip(sum, part).map { $0 + $1 }
    }
    for result in ThreadGroup.run(count, { $0.sum(parts[$0.rank]) }) {
      #expect(try result.get() == expected)
    }
  }

  @Test("All have what process 0 has, however much that is", arguments: [0, 1, 1000])
  func broadcasts(size: Int) throws {
    for result in ThreadGroup.run(
      3, { $0.broadcast($0.isFirst ? (0..<size).map { $0 * $0 } : [7]) })
    {
      #expect(try result.get() == (0..<size).map { $0 * $0 })
    }
  }

  @Test("A failure of one process is known to all, in its words")
  func failures() throws {
    struct Broken: Error, CustomStringConvertible { let description = "ein Fehler – mit Umlaut ü" }
    let results = ThreadGroup.run(3) { group in
      try group.together { if group.rank == 1 { throw Broken() } }
    }
    #expect(throws: Broken.self) { try results[1].get() }
    for process in [0, 2] {
      #expect(throws: ProcessFailure(process: 1, reason: Broken().description)) {
        try results[process].get()
      }
    }
    let fine = ThreadGroup.run(2) { group in try group.together { group.rank } }
    #expect(try fine.map { try $0.get() } == [0, 1])
  }

  @Test("Every row has one owner, and shares differ by one row at most", arguments: [1, 2, 3, 7])
  func rows(count: Int) throws {
    for total in [count, 10, 97, 4096] where total >= count {
      let shares = try ThreadGroup.run(count) { SharedRows(total, among: $0) }.map { try $0.get() }
      #expect(shares.flatMap(\.own) == Array(0..<total))
      for (process, share) in shares.enumerated() {
        #expect(share.own.allSatisfy { shares[0].owner(of: $0) == process })
        #expect(abs(share.own.count - total / count) <= 1)
      }
    }
  }
}
