import Foundation
import ResultFiles
import RunJournal
import Testing

@Suite("A journal that was cut off or damaged")
struct TornJournalTests {
  private let folder: TemporaryFolder
  private let output: URL
  private var partial: URL { URL(fileURLWithPath: output.path + ".partial") }

  init() throws {
    folder = try TemporaryFolder()
    output = folder.file("run.h5")
  }

  @Test("cut off at any byte it has the samples that were complete, and goes on")
  func everyPrefix() throws {
    let example = ExampleJournal(samples: 3, seed: 1)
    let ends = try example.write(for: output)
    let whole = try Data(contentsOf: partial)
    #expect(whole.count == ends.last)
    for length in 0...whole.count {
      try whole.prefix(length).write(to: partial)
      let journal = try example.open(output, .resume)
      let complete = ends.dropFirst().filter { $0 <= length }.count
      #expect(try example.finished(journal) == Array(0..<complete), "\(length) bytes")
      for sample in complete..<3 { try journal.append(example.levels[sample], ofSample: sample) }
      #expect(try example.finished(journal) == [0, 1, 2], "\(length) bytes")
      #expect(try Data(contentsOf: partial) == whole, "\(length) bytes")
    }
  }

  @Test("bytes behind the last complete record are no obstacle", arguments: [0, 1, 255])
  func tails(byte: UInt8) throws {
    let example = ExampleJournal(samples: 2, seed: 2)
    _ = try example.write(for: output)
    let whole = try Data(contentsOf: partial)
    for count in [1, 7, 24, 25, 4096] {
      try (whole + Data(repeating: byte, count: count)).write(to: partial)
      let journal = try example.open(output, .resume)
      #expect(try example.finished(journal) == [0, 1])
    }
  }

  @Test("a changed byte never gives other levels")
  func everyByte() throws {
    let example = ExampleJournal(samples: 3, seed: 3)
    _ = try example.write(for: output)
    let whole = try Data(contentsOf: partial)
    var refused = 0
    for place in whole.indices {
      var changed = whole
      changed[place] ^= UInt8(1 << (place % 8))
      try changed.write(to: partial)
      do {
        let journal = try example.open(output, .resume)
        let found = try #require(try example.finished(journal), "byte \(place)")
        #expect(found == Array(0..<found.count) && found.count < 3, "byte \(place)")
      } catch is JournalError {
        refused += 1
      }
    }
    // The mark and the identity of the run, but for the length that it announces.
    #expect(refused > 100)
  }

  @Test("a record that moves is no record")
  func moved() throws {
    let example = ExampleJournal(samples: 3, seed: 4)
    let ends = try example.write(for: output)
    let whole = try Data(contentsOf: partial)
    try (whole[..<ends[0]] + whole[ends[1]...]).write(to: partial)
    #expect(try example.finished(try example.open(output, .resume)) == [])
  }

  @Test("what changes on the disk after it was written is noticed when it is read back")
  func changedUnderWay() throws {
    let example = ExampleJournal(samples: 2, seed: 5)
    let ends = try example.write(for: output)
    let journal = try example.open(output, .resume)
    let file = try FileHandle(forUpdating: partial)
    try file.seek(toOffset: UInt64(ends[1] - 1))
    try file.write(contentsOf: Data([99]))
    let error = #expect(throws: JournalError.self) { try example.finished(journal) }
    #expect(error == .damaged(journal: partial.path, sample: 0))
  }
}
