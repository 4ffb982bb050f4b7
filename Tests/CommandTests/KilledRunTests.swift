import Foundation
import TestSupport
import Testing

@Suite("Runs that are killed")
struct KilledRunTests {
  private let folder: TemporaryFolder
  private static let isLong = ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil

  init() throws { folder = try TemporaryFolder() }

  private let model = [
    "compute", "s3-chain", "--set", "L=6", "--samples", "40", "--times", "60", "--quiet",
  ]

  private func run(_ options: String...) throws -> CommandResult {
    try Program.xsff.run(model + options, in: folder)
  }

  @Test("kill -9 at random moments, with --resume each time, changes no byte of any dataset")
  func kills() throws {
    let start = ContinuousClock.now
    #expect(try run("-o", "whole.h5").status == 0)
    let duration = start.duration(to: .now) / .seconds(1)
    let whole = try StoredDatasets(folder.file("whole.h5"))
    #expect(whole.contents.count > 20)
    var random = SeededGenerator(seed: 17)
    var kills = 0
    var latest = 0.0
    let wanted = Self.isLong ? 50 : 10
    while kills < wanted {
      let command = try RunningCommand(
        Program.xsff.executable, model + ["-o", "run.h5", "--resume", "--threads", "2"], in: folder)
      let moment = Double.random(in: 0...(1.1 * duration), using: &random)
      usleep(UInt32(moment * 1e6))
      command.send(SIGKILL)
      let result = command.result()
      if result.status == 128 + SIGKILL {
        kills += 1
        latest = max(latest, moment)
        if FileManager.default.fileExists(atPath: folder.file("run.h5").path) {
          // Killed between the two last steps, or after both: the file is complete.
          #expect(try StoredDatasets(folder.file("run.h5")) == whole)
          if !folder.names.contains(where: { $0.hasPrefix("run.h5.partial") }) {
            try FileManager.default.removeItem(at: folder.file("run.h5"))
          }
        }
        continue
      }
      try #require(result.status == 0, "\(result.errors)")
      try expectWhole(whole, kills)
    }
    #expect(try run("-o", "run.h5", "--resume").status == 0)
    try expectWhole(whole, kills)
    print("\(kills) kills, the latest after \(latest) s of \(duration) s")
  }

  /// The result is there, equal and alone; then it makes room for the next round.
  private func expectWhole(_ whole: StoredDatasets, _ kills: Int) throws {
    let found = try StoredDatasets(folder.file("run.h5"))
    #expect(found.differences(from: whole) == [], "after \(kills) kills")
    #expect(folder.names.filter { $0.hasPrefix("run.h5.partial") } == [])
    try FileManager.default.removeItem(at: folder.file("run.h5"))
  }

  @Test("a second process is refused while the first runs, and its death frees the file")
  func lock() throws {
    let long = [
      "compute", "s3-chain", "--set", "L=7", "--samples", "60", "--times", "60", "--reduce", "off",
    ]
    let command = try RunningCommand(
      Program.xsff.executable, long + ["--threads", "1", "-o", "run.h5"], in: folder)
    command.wait { $0.errorsSoFar.contains("diagonalizations") }
    for option in [[], ["--resume"], ["--force"]] {
      let second = try Program.xsff.run(long + ["-o", "run.h5", "--quiet"] + option, in: folder)
      expectRefusal(second, status: 1, "Another process is computing run.h5", "-o")
    }
    #expect(command.isRunning)
    command.wait { _ in journalSize > 20_000 }
    command.send(SIGKILL)
    _ = command.result()
    let plain = try Program.xsff.run(long + ["-o", "run.h5", "--quiet"], in: folder)
    expectRefusal(plain, status: 1, "run.h5.partial holds", "--resume", "--force")
    let resumed = try Program.xsff.run(long + ["-o", "run.h5", "--resume"], in: folder)
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(!resumed.errors.contains("\n1/180 diagonalizations"))
    #expect(folder.names == ["run.h5"])
  }

  private var journalSize: Int {
    let path = folder.file("run.h5.partial").path
    return (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  @Test(
    "a signal leaves what goes on, and says how", arguments: zip([SIGINT, SIGTERM], [130, 143]))
  func signals(signal: Int32, status: Int) throws {
    let command = try RunningCommand(
      Program.xsff.executable, model.dropLast() + ["--threads", "1", "-o", "run.h5"], in: folder)
    command.wait { _ in journalSize > 12_000 }
    command.send(signal)
    let result = command.result()
    expectRefusal(
      result, status: Int32(status), "of 40 samples are kept in run.h5.partial", "--resume")
    #expect(folder.names == ["run.h5.partial"])
    let solved = try Program.bootstrap.run("solve", "run.h5.partial", in: folder)
    expectRefusal(solved, status: 3, "journal of an unfinished run", "--resume")
    #expect(try run("-o", "run.h5", "--resume").status == 0)
    #expect(try run("-o", "whole.h5").status == 0)
    #expect(
      try StoredDatasets(folder.file("run.h5"))
        .differences(from: StoredDatasets(folder.file("whole.h5"))) == [])
  }

  @Test("options that no level depends on may change on the way")
  func otherOptions() throws {
    let command = try RunningCommand(
      Program.xsff.executable, model + ["--threads", "1", "-o", "run.h5"], in: folder)
    command.wait { _ in journalSize > 12_000 }
    command.send(SIGKILL)
    _ = command.result()
    let options = ["--times", "linear:0.5:90:40", "--commutant", "off", "--pairs", "0:1"]
    let others = ["compute", "s3-chain", "--set", "L=6", "--samples", "45", "-q"] + options
    for arguments in [["-o", "run.h5", "--resume"], ["-o", "whole.h5"]] {
      #expect(try Program.xsff.run(others + arguments, in: folder).status == 0)
    }
    #expect(
      try StoredDatasets(folder.file("run.h5"))
        .differences(from: StoredDatasets(folder.file("whole.h5"))) == [])
  }
}
