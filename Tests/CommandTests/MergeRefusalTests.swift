import Foundation
import ResultFiles
import Testing

@Suite("What xsff merge refuses")
struct MergeRefusalTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for number in 1...3 { try part("part\(number).h5", "--shard", "\(number)/3") }
  }

  private func part(_ name: String, _ options: String...) throws {
    let run = try Program.xsff.run(
      ["compute", "z4-clock", "--set", "L=3", "--times", "20", "-q", "-o", name]
        + (options.contains("--samples") ? [] : ["--samples", "6"]) + options, in: folder)
    try #require(run.status == 0, "\(run.errors)")
  }

  private func merge(_ parts: String..., options: [String] = []) throws -> CommandResult {
    try Program.xsff.run(["merge", "all.h5"] + parts + options, in: folder)
  }

  private func expectRefused(
    _ result: CommandResult, _ fragments: String..., status: Int32 = 1,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectRefusal(result, status: status, sourceLocation: sourceLocation)
    for fragment in fragments {
      #expect(result.errors.contains(fragment), "\(result.errors)", sourceLocation: sourceLocation)
    }
    #expect(!folder.names.contains { $0.hasPrefix("all.h5") }, sourceLocation: sourceLocation)
  }

  @Test("missing and overlapping samples, by their numbers")
  func samples() throws {
    expectRefused(
      try merge("part3.h5", "part1.h5"), "Of 6 samples 1, 4 are missing", "those of shard 2/3")
    expectRefused(
      try merge("part3.h5", "part1.h5", "part3.h5"), "Sample 2 is in part3.h5 and in part3.h5",
      "both are shard 3/3")
    try part("whole.h5")
    try part("other.h5", "--shard", "2/2")
    expectRefused(
      try merge("part1.h5", "whole.h5"), "whole.h5 is no shard and part1.h5 shard 1/3")
    expectRefused(
      try merge("part1.h5", "other.h5"), "other.h5 is shard 2/2 and part1.h5 shard 1/3")
    try part("longer.h5", "--samples", "7", "--shard", "2/3")
    expectRefused(
      try merge("part1.h5", "longer.h5", "part3.h5"), "7 samples in longer.h5 and 6 in part1.h5")
  }

  @Test("another model, parameter, seed, times or pairs")
  func physics() throws {
    let others: [(String, [String])] = [
      ("L is 4 in other.h5 and 3 in part1.h5", ["--set", "L=4"]),
      ("the seed is 5 in other.h5 and 1 in part1.h5", ["--seed", "5"]),
      ("the times (--times) differ", ["--times", "30"]),
      ("the pairs (--pairs) differ", ["--pairs", "diagonal"]),
      ("the visible symmetry (--visible) differs", ["--visible", "auto"]),
    ]
    for (words, options) in others {
      let model = ["compute", "z4-clock", "--samples", "6", "--shard", "2/3", "-q", "--force"]
      let standard = ["--set", "L=3", "--times", "20"]
      let kept = stride(from: 0, to: standard.count, by: 2).filter { standard[$0] != options[0] }
        .flatMap { standard[$0...($0 + 1)] }
      let run = try Program.xsff.run(model + kept + options + ["-o", "other.h5"], in: folder)
      try #require(run.status == 0, "\(run.errors)")
      expectRefused(try merge("part1.h5", "other.h5", "part3.h5"), "are not of one run", words)
    }
    try compute(model: "s3-chain")
    expectRefused(try merge("part1.h5", "other.h5", "part3.h5"), "the model file differs in line")
  }

  private func compute(model: String) throws {
    let run = try Program.xsff.run(
      "compute", model, "--set", "L=3", "--samples", "6", "--shard", "2/3", "-q", "--force", "-o",
      "other.h5", in: folder)
    try #require(run.status == 0, "\(run.errors)")
  }

  @Test("another processor kernel, unless --allow-mixed says so")
  func kernel() throws {
    let result = try Program.xsff.run(
      shell: "export OPENBLAS_CORETYPE=Prescott; exec \"$@\"", "compute", "z4-clock", "--set",
      "L=3", "--samples", "6", "--times", "20", "-q", "--shard", "2/3", "-o", "mixed.h5", in: folder
    )
    try #require(result.status == 0, "\(result.errors)")
    let parts = ["part1.h5", "mixed.h5", "part3.h5"]
    expectRefused(
      try Program.xsff.run(["merge", "all.h5"] + parts, in: folder),
      "the processor kernel is Prescott (bands ", "--allow-mixed")
    let merged = try Program.xsff.run(
      ["merge", "all.h5", "--allow-mixed"] + parts, in: folder)
    #expect(merged.status == 0, "\(merged.errors)")
    let kernel = try RunFile(reading: folder.file("all.h5")).provenance()?.linearAlgebraKernel
    #expect(kernel?.contains(", Prescott (bands ") == true)
  }

  @Test("another version of the program, also of the one that merges")
  func version() throws {
    for name in ["part1.h5", "part2.h5", "part3.h5"] {
      try RunFile.update(folder.file(name)) { root in
        try root.setAttribute("program_version", "0.0.9")
      }
      if name == "part1.h5" {
        expectRefused(
          try merge("part2.h5", "part1.h5", "part3.h5"), "the program is 0.0.9", "--allow-mixed")
      }
    }
    expectRefused(
      try merge("part1.h5", "part2.h5", "part3.h5"), "computed by 0.0.9", "would be merged by",
      "--allow-mixed")
    #expect(
      try merge("part1.h5", "part2.h5", "part3.h5", options: ["--allow-mixed"]).status == 0)
  }

  @Test("files of another kind, and the output among the parts")
  func others() throws {
    try folder.write("no HDF5", to: "text.h5")
    expectRefused(try merge("part1.h5", "text.h5"), "not an HDF5 file", status: 3)
    expectRefused(try merge("part1.h5", "absent.h5"), "no such file", status: 3)
    #expect(
      try Program.xsff.run("probe", "part1.h5", "--shots", "10", "-q", "-o", "probe.h5", in: folder)
        .status == 0)
    expectRefused(try merge("part1.h5", "probe.h5"), "is no result of xsff compute", status: 3)
    let itself = try Program.xsff.run("merge", "part1.h5", "./part1.h5", in: folder)
    expectRefusal(itself, status: 2, "file to write and one of the parts")
    try folder.write("precious", to: "there.h5")
    let taken = try Program.xsff.run(
      "merge", "there.h5", "part1.h5", "part2.h5", "part3.h5", in: folder)
    expectRefusal(taken, status: 1, "exists already", "--force")
    #expect(try String(contentsOf: folder.file("there.h5"), encoding: .utf8) == "precious")
  }
}
