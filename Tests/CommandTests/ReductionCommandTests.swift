import Foundation
import ResultFiles
import SpectralStatistics
import TestSupport
import Testing

@Suite("xsff compute --reduce")
struct ReductionCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func compute(_ model: [String], _ options: String...) throws {
    let run = try Program.xsff.run(["compute"] + model + ["--quiet"] + options, in: folder)
    try #require(run.status == 0, "\(run.errors)")
  }

  private static let models = [
    ["s3-chain", "--set", "L=5", "--samples", "12", "--times", "40"],
    ["torus-chain", "--set", "L=6", "--samples", "10", "--times", "40"],
    ["heisenberg", "--set", "L=6", "--samples", "3", "--times", "40"],
  ]

  @Test("Levels, signatures, irreps and the answer are those of brute force", arguments: models)
  func sameAnswer(model: [String]) throws {
    try compute(model, "--reduce", "on", "-o", "on.h5")
    try compute(model, "--reduce", "off", "-o", "off.h5")
    let files = try ["on.h5", "off.h5"].map { try RunFile(reading: folder.file($0)) }
    let symmetry = try files[0].visibleSymmetry()
    let spectra = try files.map { try $0.spectra(of: symmetry) }
    let scale = spectra[1].levels.joined().joined().map(abs).max() ?? 0
    for (own, other) in zip(
      spectra[0].levels.joined().joined(), spectra[1].levels.joined().joined())
    {
      #expect(abs(own - other) <= 1e-12 * scale)
    }
    let signatures = try files.map { try #require(try $0.signatures()) }
    #expect(signatures[0].vectors == signatures[1].vectors)
    #expect(signatures[0].levels == signatures[1].levels)
    let sectors = try files[0].sectors(of: symmetry)
    let irreps = try files.map { try #require(try $0.commutant(of: sectors)) }
    #expect(irreps[0].branching == irreps[1].branching)
    #expect(irreps[0].levels == irreps[1].levels)
    #expect(try files[0].reduction(of: sectors) != nil)
    #expect(try files[1].reduction(of: sectors) == nil)
    for from in ["commutant", "spectra"] {
      let answers = try ["on.h5", "off.h5"].map { file in
        try VerdictAnswer(
          Program.bootstrap.run("solve", file, "--from", from, "--json", in: folder).output)
      }
      #expect(answers[0].verdict.kind == answers[1].verdict.kind)
      #expect(answers[0].verdict.group == answers[1].verdict.group)
    }
    #expect(try Program.bootstrap.run("verify", "on.h5", in: folder).status == 0)
  }

  @Test("The file says what was diagonalized, and so does the summary")
  func record() throws {
    let run = try Program.xsff.run(
      ["compute"] + Self.models[0] + ["--quiet", "--reduce", "on", "-o", "run.h5"], in: folder)
    #expect(run.output.contains("real 81, real 41, real 40."))
    #expect(run.output.contains("--reduce off"))
    let file = try RunFile(reading: folder.file("run.h5"))
    let reduction = try #require(
      try file.reduction(of: file.sectors(of: file.visibleSymmetry())))
    #expect(reduction.source == "symmetries")
    #expect(reduction.groupOrder == 6)
    #expect(reduction.dimensions.sorted() == [40, 41, 81])
    #expect(reduction.shares.map { $0.reduce(0, +) } == [2, 1, 1])
    #expect(reduction.shares[1] == reduction.shares[2])
  }

  @Test("auto leaves small models alone, and does what on does for larger ones")
  func auto() throws {
    try compute(["s3-chain", "--set", "L=4", "--samples", "2"], "-o", "small.h5")
    try compute(["s3-chain", "--set", "L=7", "--samples", "2"], "-o", "large.h5")
    for (name, isReduced) in [("small.h5", false), ("large.h5", true)] {
      let file = try RunFile(reading: folder.file(name))
      let sectors = try file.sectors(of: file.visibleSymmetry())
      #expect(try (file.reduction(of: sectors) != nil) == isReduced)
    }
  }

  @Test("Shards have the datasets of the whole run when merged", arguments: models)
  func shards(model: [String]) throws {
    try compute(model, "--reduce", "on", "-o", "whole.h5")
    for number in 1...3 {
      try compute(
        model, "--reduce", "on", "--shard", "\(number)/3", "-o", "part\(number).h5")
    }
    let merged = try Program.xsff.run(
      "merge", "all.h5", "part2.h5", "part3.h5", "part1.h5", in: folder)
    #expect(merged.status == 0, "\(merged.errors)")
    #expect(
      try StoredDatasets(folder.file("all.h5"))
        .differences(from: StoredDatasets(folder.file("whole.h5"))) == [])
  }

  @Test("Parts with and without it are not mixed unless that is wanted")
  func mixed() throws {
    try compute(Self.models[0], "--reduce", "on", "--shard", "1/2", "-o", "part1.h5")
    try compute(Self.models[0], "--reduce", "off", "--shard", "2/2", "-o", "part2.h5")
    let refused = try Program.xsff.run("merge", "all.h5", "part1.h5", "part2.h5", in: folder)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("the reduction (--reduce) is none in part2.h5"))
    let merged = try Program.xsff.run(
      "merge", "all.h5", "part1.h5", "part2.h5", "--allow-mixed", in: folder)
    #expect(merged.status == 0, "\(merged.errors)")
  }

  @Test("A run that is killed goes on with what it was begun with")
  func resume() throws {
    let model = ["compute", "s3-chain", "--set", "L=6", "--samples", "60", "--times", "40", "-q"]
    let command = try RunningCommand(
      Program.xsff.executable,
      model + ["--reduce", "on", "--threads", "1", "-o", "run.h5"], in: folder)
    command.wait { [folder] _ in
      (try? Data(contentsOf: folder.file("run.h5.partial")).count > 15_000) ?? false
    }
    command.send(SIGKILL)
    _ = command.result()
    let other = try Program.xsff.run(
      model + ["--reduce", "off", "-o", "run.h5", "--resume"], in: folder)
    #expect(other.status == 3)
    #expect(other.errors.contains("the reduction (--reduce)"))
    #expect(
      try Program.xsff.run(model + ["-o", "run.h5", "--resume"], in: folder).status == 0)
    #expect(
      try Program.xsff.run(model + ["--reduce", "on", "-o", "whole.h5"], in: folder).status == 0)
    #expect(
      try StoredDatasets(folder.file("run.h5"))
        .differences(from: StoredDatasets(folder.file("whole.h5"))) == [])
  }
}
