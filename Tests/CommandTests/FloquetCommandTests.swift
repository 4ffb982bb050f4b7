import Foundation
import ResultFiles
import SpectralStatistics
import Testing

@Suite("Driven models, from the file to the group")
struct FloquetCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func compute(_ model: String, _ options: String...) throws {
    let run = try Program.xsff.run(
      ["compute", model, "-q", "-o", "run.h5", "--force"] + options, in: folder)
    try #require(run.status == 0, "\(run.errors)")
  }

  private func firstLine(_ options: String...) throws -> String {
    let solved = try Program.bootstrap.run(
      ["solve", "run.h5", "-q", "--no-store"] + options, in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    return String(solved.output.split(separator: "\n")[0])
  }

  @Test("the kicked chain has the group of the chain, by its matrices and by its levels")
  func kickedClock() throws {
    try compute("kicked-clock")
    #expect(try firstLine() == "Decided, from the commutant: G = S3, p = 2.")
    let file = try RunFile(reading: folder.file("run.h5"))
    let spectra = try file.spectra()
    #expect(spectra.period == 2 * .pi)
    #expect(spectra.levels.joined().joined().allSatisfy { $0 > -.pi && $0 <= .pi })
    let window = try SpectralSignatures(of: spectra).degeneracyWindow
    #expect(window.lower < 1e-12 && !window.isNarrow)
    let times = try #require(try file.times())
    #expect(times.heisenbergTime == 243)
    #expect(times.times.allSatisfy { $0 == $0.rounded() } && times.times.last == 972)
    let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(try firstLine("--from", "spectra").contains("G = S3"))
  }

  private struct Answer: Decodable {
    let signatures: [Signature]
    let period: Double?

    struct Signature: Decodable {
      let vector: [Int]
      let ensemble: String?
      let blocks: Int?
      let gapRatios: Int?
      let statement: String?
    }
  }

  private func levelAnswer() throws -> [[Int]: Answer.Signature] {
    let solved = try Program.bootstrap.run(
      "solve", "run.h5", "--from", "spectra", "--no-store", "--json", in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(solved.output.utf8))
    #expect(answer.period == 2 * .pi)
    return Dictionary(uniqueKeysWithValues: answer.signatures.map { ($0.vector, $0) })
  }

  @Test("gap ratios tell a hidden reversal from complex conjugation alone")
  func classes() throws {
    try compute("kicked-clock", "--commutant", "off")
    let symmetric = try levelAnswer()
    #expect(symmetric[[1, 0, 0]]?.blocks == 2 && symmetric[[0, 1, 1]]?.blocks == 1)
    #expect(symmetric[[0, 1, 1]]?.ensemble == "COE")
    #expect(symmetric[[0, 1, 1]]?.gapRatios == 20 * 243)
    try compute("kicked-clock", "--set", "theta=0.3", "--commutant", "off")
    let chiral = try levelAnswer()
    #expect(chiral[[1, 0, 0]]?.blocks == 1 && chiral[[1, 0, 0]]?.ensemble == "COE")
    #expect(chiral[[0, 1, 1]]?.blocks == 1 && chiral[[0, 1, 1]]?.ensemble == "CUE")
    #expect(chiral[[0, 1, 1]]?.statement?.contains("1 CUE block") == true)
  }

  @Test("the chiral kicked chain has an anti-unitary symmetry and no hidden unitary one")
  func chiral() throws {
    try compute("kicked-clock", "--set", "theta=0.3", "--set", "L=5", "--samples", "3")
    #expect(
      try firstLine()
        == "Decided, from the commutant: G = Z3 with an anti-unitary symmetry, p = 1: no hidden unitary symmetry."
    )
  }

  @Test("a circuit of Heisenberg gates hides all rotations, behind its charge")
  func brickwork() throws {
    try compute("brickwork", "--set", "L=6", "--samples", "4")
    #expect(try firstLine() == "Decided, from the commutant: G = SO(3).")
  }

  @Test("smaller matrices, shards and resumed parts give the quasi-energies of whole sectors")
  func reductionAndShards() throws {
    let options = ["--set", "L=5", "--samples", "4"]
    func levels(_ more: [String], _ name: String) throws -> SectorSpectra {
      let run = try Program.xsff.run(
        ["compute", "kicked-clock", "-q", "-o", name] + options + more, in: folder)
      try #require(run.status == 0, "\(run.errors)")
      return try RunFile(reading: folder.file(name)).spectra()
    }
    let whole = try levels(["--reduce", "off"], "whole.h5")
    let reduced = try levels(["--reduce", "on"], "reduced.h5")
    for (first, second) in zip(whole.levels.joined(), reduced.levels.joined()) {
      #expect(zip(first, second).allSatisfy { abs($0 - $1) < 1e-12 })
    }
    for part in 1...2 {
      _ = try levels(["--reduce", "off", "--shard", "\(part)/2"], "part\(part).h5")
    }
    let merged = try Program.xsff.run(
      "merge", "merged.h5", "part1.h5", "part2.h5", in: folder)
    try #require(merged.status == 0, "\(merged.errors)")
    let file = try RunFile(reading: folder.file("merged.h5"))
    #expect(try file.spectra().levels == whole.levels)
    #expect(try file.spectra().period == 2 * .pi)
    #expect(
      try file.times()?.times == RunFile(reading: folder.file("whole.h5")).times()?.times)
  }

  @Test("imported quasi-energies of any branch have the curves of the run they are from")
  func imported() throws {
    try compute(
      "kicked-clock", "--set", "L=4", "--samples", "3", "--commutant", "off", "--reduce", "off")
    let own = try RunFile(reading: folder.file("run.h5"))
    let spectra = try own.spectra()
    var table = "sample,sector,energy\n"
    for (sample, sectors) in spectra.levels.enumerated() {
      for (sector, levels) in sectors.enumerated() {
        for level in levels {
          table += "\(sample),\(sector),\(level < 0 ? level + 2 * .pi : level)\n"
        }
      }
    }
    try folder.write(table, to: "levels.csv")
    let result = try Program.xsff.run(
      ["import", "levels.csv", "--group", "Z3", "--period", "\(2 * Double.pi)", "-o", "own.h5"],
      in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let file = try RunFile(reading: folder.file("own.h5"))
    #expect(try file.times()?.times == own.times()?.times)
    let (found, expected) = try (
      file.root.group("xsff").read("mean", as: Double.self).elements,
      own.root.group("xsff").read("mean", as: Double.self).elements
    )
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-7 })
    #expect(found.count == expected.count)
  }

  @Test("a step that is too long for its rounding is refused")
  func tooLong() throws {
    let result = try Program.xsff.run(
      "compute", "kicked-clock", "--set", "L=3", "--set", "tau=1e9", "-q", in: folder)
    #expect(result.status == 1 && result.errors.contains("Shorten the times"), "\(result.errors)")
  }

  @Test("times are whole numbers of periods")
  func times() throws {
    try compute(
      "kicked-clock", "--set", "L=3", "--samples", "1", "--commutant", "off", "--times",
      "log:1:100:40")
    let times = try #require(try RunFile(reading: folder.file("run.h5")).times()).times
    #expect(times == Set(times.map { $0.rounded() }).sorted())
    #expect(times.first == 1 && times.last == 100 && times.count < 40)
  }

  @Test(
    "what needs a Hamiltonian is refused in a sentence",
    arguments: [
      (["compute", "kicked-clock", "--commutant", "window"], "--commutant window"),
      (["compute", "kicked-clock", "--device", "cuda"], "--device"),
      (["window", "kicked-clock"], "xsff window"),
    ])
  func refusals(arguments: [String], word: String) throws {
    let result = try Program.xsff.run(arguments, in: folder)
    #expect(result.status == 2 && result.errors.contains(word), "\(result.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("a probe of quasi-energies is refused")
  func probe() throws {
    try compute("kicked-clock", "--set", "L=3", "--samples", "1")
    let result = try Program.xsff.run("probe", "run.h5", "--shots", "10", in: folder)
    #expect(result.status == 3 && result.errors.contains("period"), "\(result.errors)")
  }

  @Test("inspect shows the steps, and operators are those of every step")
  func words() throws {
    let text = try Program.xsff.run("inspect", "kicked-clock", in: folder)
    #expect(text.status == 0 && text.output.contains("exp(-i H_2 t_2) exp(-i H_1 t_1)"))
    #expect(text.output.contains("every step commutes with every declared symmetry"))
    #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let found = try Program.xsff.run("operators", "kicked-clock", "--set", "L=4", in: folder)
    #expect(found.status == 0 && found.output.contains("S3"), "\(found.errors)")
  }
}
