import Foundation
import ResultFiles
import TestSupport
import Testing

@Suite("Shards of a run")
struct ShardTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func compute(_ model: [String], _ options: String...) throws {
    let run = try Program.xsff.run(["compute"] + model + ["--quiet"] + options, in: folder)
    try #require(run.status == 0, "\(run.errors)")
  }

  private static let s3 = ["s3-chain", "--set", "L=4", "--samples", "7", "--times", "50"]

  @Test(
    "merged in any order have the datasets of the whole run",
    arguments: [
      (s3, 3), (s3, 7),
      (
        [
          "d4-chain", "--set", "L=4", "--samples", "5", "--times", "log:0.1:300:40", "--pairs",
          "diagonal",
        ], 2
      ),
      (["heisenberg", "--set", "L=4", "--samples", "3", "--times", "linear:1:50:30"], 2),
      (["xyz-chain", "--set", "L=3", "--samples", "2", "--visible", "auto"], 2),
    ])
  func merge(model: [String], count: Int) throws {
    try compute(model, "-o", "whole.h5")
    let whole = try StoredDatasets(folder.file("whole.h5"))
    for number in 1...count {
      try compute(model, "--shard", "\(number)/\(count)", "-o", "part\(number).h5")
      let part = try RunFile(reading: folder.file("part\(number).h5"))
      let total = try #require(try part.model()).samples
      #expect(try part.sampleIndices() == Array(stride(from: number - 1, to: total, by: count)))
      #expect(try part.shard()?.description == "\(number)/\(count)")
    }
    var random = SeededGenerator(seed: 3)
    for _ in 0..<3 {
      let parts = (1...count).map { "part\($0).h5" }.shuffled(using: &random)
      let merged = try Program.xsff.run(["merge", "all.h5", "--force"] + parts, in: folder)
      #expect(merged.status == 0, "\(merged.errors)")
      #expect(merged.output.hasSuffix("Written to all.h5\nNext: bootstrap solve all.h5\n"))
      let all = try StoredDatasets(folder.file("all.h5"))
      #expect(all.differences(from: whole) == [])
      #expect(try RunFile(reading: folder.file("all.h5")).shard() == nil)
    }
  }

  @Test("attributes of a merged run are those of the whole one, but for command and time")
  func attributes() throws {
    try compute(Self.s3, "-o", "whole.h5")
    for number in 1...2 {
      try compute(Self.s3, "--shard", "\(number)/2", "-o", "part\(number).h5")
    }
    #expect(
      try Program.xsff.run("merge", "all.h5", "part1.h5", "part2.h5", in: folder).status == 0)
    let all = try RunFile(reading: folder.file("all.h5"))
    let whole = try RunFile(reading: folder.file("whole.h5"))
    #expect(try all.model() == whole.model())
    #expect(try all.times() == whole.times())
    #expect(try all.signatures() == whole.signatures())
    var (one, other) = (try #require(try all.provenance()), try #require(try whole.provenance()))
    #expect(one.command != other.command)
    (one.command, one.created) = (other.command, other.created)
    #expect(one == other)
    #expect(try all.root.attributeNames() == whole.root.attributeNames())
    #expect(all.hasChecksum)
  }

  @Test("the hidden group of merged shards is that of the run")
  func answer() throws {
    for number in 1...3 {
      try compute(Self.s3, "--shard", "\(number)/3", "-o", "part\(number).h5")
    }
    let parts = ["part2.h5", "part3.h5", "part1.h5"]
    #expect(try Program.xsff.run(["merge", "all.h5"] + parts, in: folder).status == 0)
    for evidence in ["commutant", "spectra"] {
      let solved = try Program.bootstrap.run(
        "solve", "all.h5", "--from", evidence, "--max-index", "4", "--json", in: folder)
      #expect(try SolveAnswer(solved.output).solutions.first?.groups.first?.name == "S3")
    }
    #expect(try Program.bootstrap.run("verify", "all.h5", in: folder).status == 0)
  }

  @Test("a shard can be stopped and resumed like any run")
  func resume() throws {
    let shard = ["compute", "s3-chain", "--set", "L=6", "--samples", "60", "--shard", "2/2", "-q"]
    let command = try RunningCommand(
      Program.xsff.executable, shard + ["--threads", "1", "-o", "part.h5"], in: folder)
    command.wait { [folder] _ in
      (try? Data(contentsOf: folder.file("part.h5.partial")).count > 15_000) ?? false
    }
    command.send(SIGKILL)
    _ = command.result()
    for arguments in [["-o", "part.h5", "--resume"], ["-o", "whole.h5"]] {
      #expect(try Program.xsff.run(shard + arguments, in: folder).status == 0)
    }
    #expect(
      try StoredDatasets(folder.file("part.h5"))
        .differences(from: StoredDatasets(folder.file("whole.h5"))) == [])
  }

  @Test("shards that do not exist are a wrong command line", arguments: ["0/3", "4/3", "a/b", "2"])
  func wrongShards(value: String) throws {
    let result = try Program.xsff.run("compute", "s3-chain", "--shard", value, in: folder)
    expectRefusal(result, status: 2, "--shard")
    #expect(folder.names == [])
  }

  @Test("a shard without samples is refused")
  func emptyShard() throws {
    let result = try Program.xsff.run(
      "compute", "s3-chain", "--samples", "3", "--shard", "4/4", in: folder)
    expectRefusal(result, status: 2, "has no samples", "at most 3 shards")
    #expect(folder.names == [])
  }
}
