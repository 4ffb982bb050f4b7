import Foundation
import ResultFiles
import TestSupport
import Testing

@Suite("A result file that stops in the middle")
struct TruncatedFileTests {
  private static let isLong = ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil

  @Test("is refused, wherever it stops")
  func everyLength() throws {
    let folder = try TemporaryFolder()
    let url = folder.file("run.h5")
    try RunFile.write(try ExampleRun.make(), to: url)
    let whole = try Data(contentsOf: url)
    var random = SeededGenerator(seed: 11)
    let lengths =
      Self.isLong
      ? Array(0..<whole.count)
      : (0..<60).map { _ in Int.random(in: 0..<whole.count, using: &random) }
        + (1...30).map { whole.count - $0 }
    for length in lengths {
      try whole.prefix(length).write(to: url)
      #expect(throws: ResultFileError.self, "\(length) of \(whole.count) bytes") {
        try RunFile(reading: url)
      }
      // Room that was reserved and never written.
      try (whole.prefix(length) + Data(count: whole.count - length)).write(to: url)
      #expect(throws: ResultFileError.self, "\(length) of \(whole.count) bytes, then zeros") {
        try RunFile(reading: url).spectra()
      }
    }
  }
}
