import Foundation
import ResultFiles
import TestSupport
import Testing

/// Every reading command on run files without a checksum, in which random bytes were changed.
///
/// `make fuzz` runs thousands; XSFF_FUZZ_FILES and XSFF_FUZZ_SEED choose how many and which. What shows a fault is kept in
/// `.build/fuzz`.
@Suite("Changed bytes in run files")
struct FileFuzzTests {
  private let folder: TemporaryFolder
  private static let environment = ProcessInfo.processInfo.environment
  private let fileCount = environment["XSFF_FUZZ_FILES"].flatMap(Int.init) ?? 24
  private let seed = environment["XSFF_FUZZ_SEED"].flatMap(UInt64.init) ?? 1

  init() throws { folder = try TemporaryFolder() }

  private static let limits = ["--time-limit", "3", "--max-index", "3"]
  private static let commands = [
    ["verify", "changed.h5"], ["identify", "changed.h5"], ["solve", "changed.h5"] + limits,
    ["solve", "changed.h5", "--from", "spectra"] + limits,
    ["solve", "changed.h5", "--from", "plateau"] + limits,
    ["compare", "changed.h5", "other.h5"],
  ]

  /// A run file with a stored answer, as earlier versions wrote it.
  private func base(_ length: Int, _ name: String) throws -> Data {
    let made = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=\(length)", "--samples", "2", "-o", "own.h5", "--force",
      in: folder)
    try #require(made.status == 0, "\(made.errors)")
    try #require(Program.bootstrap.run("solve", "own.h5", in: folder).status == 0)
    let copy = try HDF5File(copying: folder.file("own.h5"), inOldestFormat: true)
    try copy.root.removeAttribute("checksum")
    try copy.write(to: folder.file(name), overwrite: true, checksum: false)
    return try Data(contentsOf: folder.file(name))
  }

  @Test("end in a sentence and an exit status")
  func fuzz() throws {
    let bytes = try base(4, "changed.h5")
    _ = try base(5, "other.h5")
    for command in Self.commands {
      #expect(try Program.bootstrap.run(command, in: folder).status == 0, "\(command)")
    }
    let kept = Program.packageRoot.appending(path: ".build/fuzz")
    var random = SeededGenerator(seed: seed)
    var counts: [String: Int] = [:]
    var slowest = 0.0
    for number in 0..<fileCount {
      var damaged = bytes
      for _ in 0..<(1 << Int.random(in: 0...4, using: &random)) {
        damaged[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      try damaged.write(to: folder.file("changed.h5"))
      let command = Self.commands[number % Self.commands.count]
      let start = ContinuousClock.now
      // One gigabyte beside what the program has mapped; and an end after ten seconds, by a signal.
      let result = try Program.bootstrap.run(
        shell: "ulimit -v 2000000; exec timeout -s KILL 10 \"$@\"", command, in: folder)
      slowest = max(slowest, start.duration(to: .now) / .seconds(1))
      counts["\(command[0]) \(result.status)", default: 0] += 1
      if ![0, 1, 3].contains(result.status) {
        try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
        try damaged.write(to: kept.appending(path: "\(command[0])-\(seed)-\(number).h5"))
        Issue.record("\(command) of file \(number): \(result.status) \(result.errors)")
      }
    }
    let lines = counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    print("\(fileCount) files, seed \(seed), slowest \(slowest) s:", lines.joined(separator: ", "))
  }
}
