import Foundation
import ResultFiles
import Testing

@Suite("xsff window in the middle of a spectrum")
struct InteriorWindowCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private struct Answer: Decodable {
    let verdict: Verdict
    let window: [Double]?

    struct Verdict: Decodable {
      let kind: String
      let group: String?
    }
  }

  @Test("Levels between two energies are those of a whole run, and decide the hidden group")
  func between() throws {
    let chain = ["s3-chain", "--set", "L=7", "--seed", "3"]
    let whole = try Program.xsff.run(
      ["compute"] + chain + ["-q", "--samples", "1", "--times", "10", "-o", "all.h5"], in: folder)
    try #require(whole.status == 0, "\(whole.errors)")
    let run = try Program.xsff.run(
      ["window"] + chain + ["-q", "--from", "-0.3", "--to", "0.3", "-o", "w.h5"], in: folder)
    try #require(run.status == 0, "\(run.errors)")
    #expect(
      run.output.contains("mean gap ratio") && run.output.contains("No level inside is missing"))
    let (all, some) = (
      try RunFile(reading: folder.file("all.h5")), try RunFile(reading: folder.file("w.h5"))
    )
    for sector in 0..<3 {
      func inside(_ file: RunFile) throws -> [Double] {
        try file.root.read("spectra/\(sector)", as: Double.self).elements
          .filter { abs($0) < 0.3 }
      }
      let (expected, found) = (try inside(all), try inside(some))
      #expect(found.count == expected.count && found.count > 20)
      for (level, expected) in zip(found, expected) { #expect(abs(level - expected) < 1e-10) }
    }
    #expect(try some.root.read("window/counted", as: Int.self).elements == [1, 1, 1])
    let solved = try Program.bootstrap.run(["solve", "w.h5", "--json", "-q"], in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(solved.output.utf8))
    #expect(answer.verdict.kind == "decided" && answer.verdict.group == "S3")
    let limits = try #require(answer.window)
    #expect(limits == [-0.3, 0.3])
    let check = try Program.bootstrap.run(["verify", "w.h5"], in: folder)
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test("The middle of the spectrum, with two samples")
  func middle() throws {
    let run = try Program.xsff.run(
      [
        "window", "s3-chain", "--set", "L=7", "--samples", "2", "--levels", "25", "--middle", "-q",
        "-o", "w.h5",
      ], in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let file = try RunFile(reading: folder.file("w.h5"))
    let around = try file.root.group("window").attribute("around", as: Double.self)?.elements[0]
    // Clocks have no trace.
    #expect(abs(try #require(around)) < 1e-9)
    #expect(try file.root.read("spectra/0", as: Double.self).shape[1] >= 25)
  }

  @Test(
    "Refusals say what would be right",
    arguments: [
      (["--from", "1", "--to", "-1"], "--from 1.0 lies above --to -1.0"),
      (["--from", "1"], "--from and --to go together"),
      (["--from", "-1", "--to", "1", "--levels", "5"], "--levels, --around and --middle"),
      (["--around", "0", "--middle"], "not both"),
      (["--around", "nan"], "a finite number"),
      (["--from", "900", "--to", "901"], "No level lies between 900.0 and 901.0"),
      (["--from", "-1", "--to", "1", "--set", "L=9", "--memory", "20M"], "take a narrower one"),
    ])
  func refusals(arguments: [String], words: String) throws {
    let run = try Program.xsff.run(
      ["window", "s3-chain", "-q", "-o", "w.h5"] + arguments, in: folder)
    #expect(run.status != 0 && run.errors.contains(words), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("w.h5").path))
  }
}
