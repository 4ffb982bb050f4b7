import Foundation
import ResultFiles
import Testing

@Suite("A run of some sectors")
struct ChosenSectorsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let s3 = ["s3-chain", "--set", "L=4", "--samples", "6", "--times", "50"]

  private func compute(_ arguments: [String], _ file: String) throws -> String {
    let run = try Program.xsff.run(
      ["compute"] + arguments + ["-q", "--force", "-o", file], in: folder)
    try #require(run.status == 0, "\(run.errors)")
    return run.output
  }

  private struct Answer: Decodable {
    let verdict: Verdict
    let sectors: [Sector]
    let missingSectors: [String]
    let signatures: [Signature]
    let solutions: [Solution]
    let exhaustive: Bool

    struct Verdict: Decodable {
      let kind, reason: String
      let groups: [String]
      let wouldDecide: String?
    }
    struct Sector: Decodable { let name: String }
    struct Signature: Decodable { let vector: [Int] }
    struct Solution: Decodable {}
  }

  private func solve(_ file: String, _ options: String...) throws -> Answer {
    let run = try Program.bootstrap.run(["solve", file, "--json", "-q"] + options, in: folder)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
  }

  @Test("has the levels, curves and plateaus of these sectors, and says that the rest is missing")
  func file() throws {
    _ = try compute(Self.s3, "whole.h5")
    let text = try compute(Self.s3 + ["--sectors", "1", "2"], "some.h5")
    #expect(text.contains("The file has the levels of 2 of 3 sectors; those of 0 are missing."))
    #expect(text.contains("dim H = 81"))
    let (whole, some) = (
      try RunFile(reading: folder.file("whole.h5")), try RunFile(reading: folder.file("some.h5"))
    )
    #expect(try some.root.read("sectors/computed", as: Int.self).elements == [0, 1, 1])
    #expect(try some.root.read("sectors/multiplicity", as: Int.self).elements == [27, 27, 27])
    #expect(!some.root.contains("spectra/0") && !some.root.contains("commutant"))
    for path in ["spectra/1", "spectra/2"] {
      #expect(
        try some.root.read(path, as: Double.self) == whole.root.read(path, as: Double.self))
    }
    let (curves, all) = (try #require(try some.formFactor()), try #require(try whole.formFactor()))
    #expect(curves.mean.sectorCount == 3 && curves.mean.pairs.count == 3)
    // The largest sector that is computed fixes the times; here all are as large.
    #expect(try some.times()?.times == whole.times()?.times)
    #expect(curves.mean[1][2] == all.mean[1][2] && curves.mean[2][2] == all.mean[2][2])
    #expect(curves.imaginary[2][1] == all.imaginary[2][1])
    #expect(curves.mean[0][1].allSatisfy { $0.isNaN })
    let (plateau, other) = (try #require(try some.plateau()), try #require(try whole.plateau()))
    #expect(plateau.timeAverage[1][2] == other.timeAverage[1][2])
    #expect(plateau.timeAverage[0].allSatisfy { $0.isNaN })
    #expect(try some.signatures()?.vectors == [[-1, 1, 1]])
    #expect(throws: ResultFileError.self) { try some.spectra() }
  }

  @Test("leaves the group undecided whatever it is asked from")
  func solve() throws {
    _ = try compute(Self.s3 + ["--sectors", "1", "2"], "tied.h5")
    for options in [[], ["--from", "spectra"], ["--from", "curves"], ["--from", "plateau"]] {
      let run = try Program.bootstrap.run(
        ["solve", "tied.h5", "--json", "-q"] + options, in: folder)
      let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
      #expect(answer.verdict.kind == "undecided" && answer.verdict.groups == [])
      #expect(answer.verdict.reason.contains("27 levels of a sample are common to sectors 1 and 2"))
      #expect(answer.verdict.wouldDecide?.contains("--sectors") == true)
      #expect(answer.missingSectors == ["0"] && answer.sectors.map(\.name) == ["1", "2"])
      #expect(answer.signatures.map(\.vector) == [[1, 1]])
      #expect(answer.solutions.isEmpty && !answer.exhaustive)
    }
    let verify = try Program.bootstrap.run("verify", "tied.h5", in: folder)
    #expect(verify.status == 0, "\(verify.errors)")
    _ = try compute(Self.s3 + ["--sectors", "0", "1"], "untied.h5")
    let untied = try solve("untied.h5")
    #expect(untied.verdict.kind == "undecided")
    #expect(untied.verdict.reason.contains("share no level"))
    let text = try Program.bootstrap.run("solve", "untied.h5", "--no-store", in: folder)
    #expect(text.output.hasPrefix("Undecided, from the spectra.\n"), "\(text.output)")
  }

  @Test("with charges, and with charges and a group")
  func charges() throws {
    _ = try compute(
      ["heisenberg", "--samples", "3", "--times", "20", "--sectors=-2..2"], "spins.h5")
    let spins = try solve("spins.h5")
    #expect(spins.sectors.map(\.name) == ["0", "-2", "2"])
    #expect(spins.verdict.kind == "undecided" && spins.verdict.groups == [])
    _ = try compute(
      [
        "fermi-hubbard", "--set", "L=2", "--samples", "2", "--times", "20", "--sectors", "(1,*)",
        "(0..2,0)",
      ], "electrons.h5")
    #expect(try solve("electrons.h5").verdict.kind == "undecided")
  }

  @Test("merged from shards has the datasets of the whole; other sectors are refused")
  func shards() throws {
    let some = Self.s3 + ["--sectors", "0", "2"]
    _ = try compute(some, "whole.h5")
    for number in 1...2 {
      _ = try compute(some + ["--shard", "\(number)/2"], "part\(number).h5")
    }
    let merged = try Program.xsff.run("merge", "all.h5", "part2.h5", "part1.h5", in: folder)
    try #require(merged.status == 0, "\(merged.errors)")
    let whole = try StoredDatasets(folder.file("whole.h5"))
    #expect(try StoredDatasets(folder.file("all.h5")).differences(from: whole) == [])
    _ = try compute(Self.s3 + ["--shard", "2/2", "--sectors", "0", "1"], "other.h5")
    let refused = try Program.xsff.run("merge", "no.h5", "part1.h5", "other.h5", in: folder)
    expectRefusal(refused, status: 1, "the sectors are 0, 1 in other.h5 and 0, 2 in part1.h5")
  }

  @Test("resumes with the same sectors only")
  func resume() throws {
    let arguments = [
      "compute", "s3-chain", "--set", "L=7", "--samples", "200", "--times", "20", "-q", "-o",
      "run.h5",
    ]
    let command = try RunningCommand(
      Program.xsff.executable, arguments + ["--threads", "1", "--sectors", "0"], in: folder)
    command.wait { [folder] _ in
      (try? Data(contentsOf: folder.file("run.h5.partial")).count > 40_000) ?? false
    }
    command.send(SIGKILL)
    _ = command.result()
    let other = try Program.xsff.run(arguments + ["--resume", "--sectors", "1"], in: folder)
    expectRefusal(other, status: 1, "the sectors are 0 there and 1 here (--sectors)")
    let all = try Program.xsff.run(arguments + ["--resume"], in: folder)
    expectRefusal(all, status: 1, "the sectors are 0 there and all here")
    let same = try Program.xsff.run(arguments + ["--resume", "--sectors", "0"], in: folder)
    #expect(same.status == 0, "\(same.errors)")
  }

  @Test("patterns, and what is no sector")
  func patterns() throws {
    struct Inspection: Decodable {
      let sectors: [Sector]
      struct Sector: Decodable {
        let name: String
        let computed: Bool?
      }
    }
    func chosen(_ arguments: String...) throws -> [String] {
      let run = try Program.xsff.run(["inspect", "--json"] + arguments, in: folder)
      try #require(run.status == 0, "\(run.errors)")
      return try JSONDecoder().decode(Inspection.self, from: Data(run.output.utf8)).sectors
        .filter { $0.computed ?? true }.map(\.name)
    }
    let all = try chosen("fermi-hubbard", "--set", "L=2")
    #expect(try chosen("fermi-hubbard", "--set", "L=2", "--sectors", "*") == all)
    #expect(
      try chosen("fermi-hubbard", "--set", "L=2", "--sectors", "(0..1,2)") == ["(0,2)", "(1,2)"])
    #expect(try chosen("fermi-hubbard", "--set", "L=2", "--sectors", "(1,?)", "(0,0)").count == 4)
    let spins = try chosen("heisenberg", "--sectors=-2..0")
    #expect(spins.allSatisfy { (-2...0).contains(Int($0)!) } && spins.count >= 2)
    for command in ["inspect", "compute"] {
      let wrong = try Program.xsff.run(command, "s3-chain", "--sectors", "0", "7", in: folder)
      expectRefusal(wrong, status: 2, "--sectors names '7', which is no sector")
    }
    let irreps = try Program.xsff.run(
      "compute", "s3-chain", "--sectors", "0", "--commutant", "full", in: folder)
    expectRefusal(irreps, status: 2, "Exact irreps need all sectors")
    _ = try compute(Self.s3 + ["--sectors", "0"], "one.h5")
    let probe = try Program.xsff.run("probe", "one.h5", "--shots", "100", in: folder)
    expectRefusal(probe, status: 3, "the levels of 1 of 3 sectors are in the file")
  }
}
