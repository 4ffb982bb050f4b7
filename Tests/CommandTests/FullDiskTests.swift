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
  private static let environment = ProcessInfo.processInfo.environment
  private static let isLong = environment["XSFF_LONG_TESTS"] != nil
  private static let step = environment["XSFF_FULL_DISK_STEP"].flatMap(Int.init) ?? 701
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
    let (whole, fileSize) = try made(arguments)
    let kept = try limits(4500, fileSize).filter { limit in
      let rest = try rest(of: arguments, at: limit)
      try expectResumed(arguments, to: whole, limit)
      return rest != nil
    }
    #expect(kept.count > 8)
  }

  /// `make full-disk` takes every byte.
  @Test("a small run is refused or resumed wherever in its file the disk is full")
  func smallRun() throws {
    let small =
      "compute s3-chain --set L=2 --samples 2 --times 2 --commutant off --operators off -o run.h5 -q"
      .split(separator: " ").map(String.init)
    let (whole, fileSize) = try made(small)
    let journal = try #require(try rest(of: small, at: fileSize - 1)).count
    var resumed: Set<Data?> = []
    for limit in stride(from: 0, to: fileSize, by: Self.step) + [journal - 1] {
      // What goes on from equal rests is the same.
      if resumed.insert(try rest(of: small, at: limit)).inserted {
        try expectResumed(small, to: whole, limit)
      }
    }
    // Nothing, less than all samples, all of them; which come first is left to the threads.
    #expect(Set(resumed.map { $0?.count }).count > 2)
  }

  private func made(_ arguments: [String]) throws -> (whole: StoredDatasets, fileSize: Int) {
    let made = try Program.xsff.run(arguments, in: folder)
    try #require(made.status == 0, "\(made.errors)")
    return (try StoredDatasets(folder.file("run.h5")), try size("run.h5"))
  }

  /// What a run keeps on a disk that is full at this byte.
  private func rest(of arguments: [String], at limit: Int) throws -> Data? {
    for name in folder.names { try FileManager.default.removeItem(at: folder.file(name)) }
    let full = try run(.xsff, arguments, limit: limit)
    let isKept = folder.names == ["run.h5.partial"]
    #expect(full.status == 1 && (isKept || folder.names == []), "\(limit) bytes")
    // The limit holds for the file that catches the message as well.
    if limit > 400 {
      expectRefusal(full, status: 1, "Cannot write", "run.h5", "limit on file sizes")
      #expect(isKept == full.errors.contains("are kept in run.h5.partial"), "\(limit) bytes")
    }
    return isKept ? try Data(contentsOf: folder.file("run.h5.partial")) : nil
  }

  private func expectResumed(
    _ arguments: [String], to whole: StoredDatasets, _ limit: Int
  ) throws {
    let resumed = try Program.xsff.run(arguments + ["--resume"], in: folder)
    #expect(resumed.status == 0, "\(limit) bytes: \(resumed.errors)")
    #expect(folder.names == ["run.h5"], "\(limit) bytes")
    #expect(try StoredDatasets(folder.file("run.h5")) == whole, "\(limit) bytes")
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
