import Foundation
import TestSupport
import Testing

/// A limit on file sizes, to the byte, stands for a disk that is full there.
@Suite(
  "Disks that are full at any byte",
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/prlimit"),
    "/usr/bin/prlimit, which sets limits to the byte, is not there"))
struct FullDiskTests {
  private let folder: TemporaryFolder
  private static let isLong = ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil
  private let arguments = [
    "compute", "z4-clock", "--set", "L=3", "--samples", "3", "--times", "20", "-o", "run.h5", "-q",
  ]

  init() throws { folder = try TemporaryFolder() }

  private func run(
    _ program: Program, _ arguments: [String], limit: Int
  ) throws -> CommandResult {
    try program.run(
      shell: "exec /usr/bin/prlimit --fsize=\(limit):\(limit) \"$@\"", arguments, in: folder)
  }

  private func size(_ name: String) throws -> Int {
    try Data(contentsOf: folder.file(name)).count
  }

  /// Every 16th byte below the first bound in long tests, otherwise some; random ones below the second bound. Journals that end at
  /// every byte stand in their own tests.
  private func limits(_ first: Int, _ second: Int) -> [Int] {
    var random = SeededGenerator(seed: 23)
    let few = Self.isLong ? 150 : 8
    let dense =
      Self.isLong ? Array(stride(from: 5, to: first, by: 16)) : (0..<12).map { first * $0 / 12 }
    return dense + (0..<few).map { _ in Int.random(in: first..<second, using: &random) }
      + [second - 1]
  }

  @Test("xsff compute leaves no result file and goes on from what there was room for")
  func compute() throws {
    let made = try Program.xsff.run(arguments, in: folder)
    try #require(made.status == 0, "\(made.errors)")
    let whole = try StoredDatasets(folder.file("run.h5"))
    let fileSize = try size("run.h5")
    var kept = 0
    for limit in limits(4500, fileSize) {
      try? FileManager.default.removeItem(at: folder.file("run.h5"))
      let full = try run(.xsff, arguments, limit: limit)
      // The limit holds for the file that catches the message as well.
      if limit > 400 {
        expectRefusal(full, status: 1, "Cannot write", "run.h5", "limit on file sizes")
        let isKept = full.errors.contains("of 3 samples are kept in run.h5.partial")
        #expect(folder.names == (isKept ? ["run.h5.partial"] : []), "\(limit) bytes")
      }
      let isKept = folder.names == ["run.h5.partial"]
      #expect(full.status == 1 && (isKept || folder.names == []), "\(limit) bytes")
      if isKept { kept += 1 }
      let resumed = try Program.xsff.run(arguments + ["--resume"], in: folder)
      #expect(resumed.status == 0, "\(limit) bytes: \(resumed.errors)")
      #expect(folder.names == ["run.h5"], "\(limit) bytes")
      #expect(try StoredDatasets(folder.file("run.h5")) == whole, "\(limit) bytes")
    }
    #expect(kept > 8)
  }

  @Test("bootstrap solve, xsff probe and xsff merge leave what was there")
  func others() throws {
    for number in 1...2 {
      let shard = ["--shard", "\(number)/2", "-o", "part\(number).h5"]
      #expect(try Program.xsff.run(arguments + shard, in: folder).status == 0)
    }
    let commands: [(Program, [String], String)] = [
      (.xsff, ["merge", "run.h5", "part2.h5", "part1.h5", "-q"], "run.h5"),
      (.xsff, ["probe", "run.h5", "--shots", "50", "-q", "-o", "probe.h5"], "probe.h5"),
      (.bootstrap, ["solve", "run.h5", "--max-index", "2"], "run.h5"),
    ]
    var random = SeededGenerator(seed: 5)
    for (program, arguments, name) in commands {
      let before = try? Data(contentsOf: folder.file(name))
      let names = folder.names
      // The size of what will be written is known only afterwards; most of these files have more than 20 kB.
      for _ in 0..<(Self.isLong ? 100 : 6) {
        let limit = Int.random(in: 0..<20_000, using: &random)
        let full = try run(program, arguments, limit: limit)
        #expect(full.status == 1, "\(arguments), \(limit) bytes: \(full.errors)")
        #expect(limit < 1000 || full.errors.contains("limit on file sizes"), "\(full.errors)")
        #expect(folder.names == names, "\(arguments), \(limit) bytes")
        #expect((try? Data(contentsOf: folder.file(name))) == before)
      }
      #expect(try program.run(arguments, in: folder).status == 0)
      #expect(try size(name) > 20_000, "\(name)")
    }
  }
}
