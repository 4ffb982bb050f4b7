import Foundation
import ResultFiles
import RunJournal
import Testing

@Suite("The journal of a run")
struct RunJournalTests {
  private let folder: TemporaryFolder
  private let output: URL
  private let example = ExampleJournal(samples: 3, seed: 7)
  private var partial: URL { URL(fileURLWithPath: output.path + ".partial") }

  init() throws {
    folder = try TemporaryFolder()
    output = folder.file("run.h5")
  }

  @Test("samples in any order are read back bit by bit, by the next process too")
  func order() throws {
    do {
      let journal = try example.open(output, .onlyIfNone)
      for sample in [2, 0] { try journal.append(example.levels[sample], ofSample: sample) }
      #expect(try example.finished(journal) == [0, 2])
      #expect(journal.finishedCount == 2)
    }
    let journal = try example.open(output, .resume)
    #expect(try example.finished(journal) == [0, 2])
    try journal.append(example.levels[1], ofSample: 1)
    #expect(try example.finished(journal) == [0, 1, 2])
    journal.remove()
    #expect(folder.names == [])
  }

  @Test("levels that do not fit the sectors are refused")
  func misfit() throws {
    let journal = try example.open(output, .anew)
    try journal.append(example.levels[0], ofSample: 0)
    for multiplicities in [[3, 2, 0], [3, 0], [3, 0, 2, 0], [5], []] {
      #expect(throws: JournalError.damaged(journal: partial.path, sample: 0)) {
        try journal.levels(ofSample: 0, multiplicities: multiplicities)
      }
    }
    #expect(throws: JournalError.damaged(journal: partial.path, sample: 1)) {
      try journal.levels(ofSample: 1, multiplicities: ExampleJournal.multiplicities)
    }
  }

  @Test("a second holder is refused, and the end of the first one frees it")
  func lock() throws {
    var first: RunJournal? = try example.open(output, .onlyIfNone)
    try first?.append(example.levels[0], ofSample: 0)
    for beginning in [RunJournal.Beginning.onlyIfNone, .resume, .anew] {
      #expect(throws: JournalError.taken(journal: partial.path, output: output.path)) {
        try example.open(output, beginning)
      }
    }
    first = nil
    #expect(try example.finished(try example.open(output, .resume)) == [0])
  }

  @Test("finished samples are not thrown away without being asked")
  func unfinished() throws {
    _ = try example.write(for: output)
    #expect(throws: JournalError.unfinished(journal: partial.path, samples: 3)) {
      try example.open(output, .onlyIfNone)
    }
    #expect(try example.finished(try example.open(output, .anew)) == [])
    // Nothing is lost where there is nothing.
    #expect(try example.finished(try example.open(output, .onlyIfNone)) == [])
  }

  @Test("another run is refused with the names of what differs")
  func otherRun() throws {
    _ = try example.write(for: output)
    let others: [(RunIdentity, String)] = [
      (ExampleJournal.identity(model: "format: 1\nname: b\n"), "the model file differs in line 2"),
      (ExampleJournal.identity(parameters: ["L": 5, "J": 0.1]), "L is 4 there and 5 here"),
      (ExampleJournal.identity(parameters: ["L": 4]), "J is 0.1 there and missing here"),
      (ExampleJournal.identity(seed: 2), "the seed is 1 there and 2 here"),
      (ExampleJournal.identity(kernel: "Haswell"), "kernel is Zen there and Haswell here"),
      (ExampleJournal.identity(version: "2"), "the program is 1 (revision abc) there and 2"),
      (ExampleJournal.identity(symmetry: "charges: []"), "the visible symmetry"),
    ]
    for (identity, words) in others {
      let error = #expect(throws: JournalError.self) {
        try example.open(output, .resume, identity: identity)
      }
      #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
    #expect(try example.finished(try example.open(output, .resume)) == [0, 1, 2])
  }

  @Test("samples that the run does not ask for are refused; more than the journal has are not")
  func samples() throws {
    _ = try example.write(for: output)
    #expect(throws: JournalError.surplus(journal: partial.path, sample: 1)) {
      try RunJournal(
        for: output, of: ExampleJournal.identity(), samples: [0, 2, 4], beginning: .resume)
    }
    let longer = try RunJournal(
      for: output, of: ExampleJournal.identity(), samples: Array(0..<9), beginning: .resume)
    #expect(longer.finishedCount == 3)
  }

  @Test(
    "a file of another kind is refused and kept", arguments: ["precious", "xsffjrn2 and so on"])
  func foreign(text: String) throws {
    try Data(text.utf8).write(to: partial)
    for beginning in [RunJournal.Beginning.onlyIfNone, .resume] {
      #expect(throws: JournalError.foreign(journal: partial.path)) {
        try example.open(output, beginning)
      }
      #expect(try Data(contentsOf: partial) == Data(text.utf8))
    }
    #expect(try example.open(output, .anew).finishedCount == 0)
  }

  @Test("only the very file that was handed over may be written again")
  func handover() throws {
    let sum = Array(UInt8(0)..<24)
    do {
      let journal = try example.open(output, .anew)
      try journal.append(example.levels[0], ofSample: 0)
      #expect(!journal.wasHandedOver(to: output))
      try journal.handOver(toFileWith: sum)
    }
    let journal = try example.open(output, .resume)
    #expect(try example.finished(journal) == [0])
    #expect(!journal.wasHandedOver(to: output))
    try Data([1, 2, 3] + sum).write(to: output)
    #expect(journal.wasHandedOver(to: output))
    try Data([1, 2, 3] + sum.dropLast() + [0]).write(to: output)
    #expect(!journal.wasHandedOver(to: output))
    try Data([1]).write(to: output)
    #expect(!journal.wasHandedOver(to: output))
  }
}
