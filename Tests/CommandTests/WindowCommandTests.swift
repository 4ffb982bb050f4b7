import Foundation
import ResultFiles
import Testing

@Suite("xsff window")
struct WindowCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func window(_ arguments: String...) throws -> CommandResult {
    try Program.xsff.run(["window"] + arguments + ["-q", "-o", "w.h5"], in: folder)
  }

  private struct Answer: Decodable {
    let verdict: Verdict
    let window: [Double]?

    struct Verdict: Decodable {
      let kind, reason: String
      let group: String?
    }
  }

  private func solve(_ options: String...) throws -> Answer {
    let run = try Program.bootstrap.run(["solve", "w.h5", "--json", "-q"] + options, in: folder)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
  }

  @Test("The lowest levels of large sectors decide the hidden group")
  func decides() throws {
    let run = try window("s3-chain", "--set", "L=8", "--levels", "24")
    try #require(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("No level below it is missing, up to a probability of"))
    let file = try RunFile(reading: folder.file("w.h5"))
    #expect(
      try file.root.read("sectors/multiplicity", as: Int.self).elements == [2187, 2187, 2187])
    #expect(try file.root.read("spectra/0", as: Double.self).shape[1] < 40)
    #expect(try file.root.group("commutant").attribute("complete", as: Int.self)?.elements == [0])
    let sure = try #require(
      try file.root.group("window").attribute("failure_probability", as: Double.self)?.elements[0])
    #expect(sure > 0 && sure < 1e-8)
    for evidence in ["commutant", "spectra"] {
      let answer = try solve("--from", evidence)
      #expect(answer.window != nil)
      if evidence == "commutant" {
        #expect(answer.verdict.kind == "decided" && answer.verdict.group == "S3")
        #expect(answer.verdict.reason.contains("one phase on all of these levels is not seen"))
      }
    }
    for verb in [["verify", "w.h5"], ["report", "w.h5", "-o", "w.html"]] {
      let check = try Program.bootstrap.run(verb, in: folder)
      #expect(check.status == 0, "\(check.errors)")
    }
  }

  @Test("Its levels are the lowest of a whole run")
  func agrees() throws {
    let chain = ["s3-chain", "--set", "L=7", "--seed", "3", "--samples", "2"]
    let run = try Program.xsff.run(
      ["compute"] + chain + ["-q", "--times", "10", "-o", "all.h5"], in: folder)
    try #require(run.status == 0, "\(run.errors)")
    try #require(
      try Program.xsff.run(
        ["window"] + chain + ["-q", "--levels", "12", "-o", "w.h5"], in: folder
      ).status == 0)
    let (all, some) = (
      try RunFile(reading: folder.file("all.h5")), try RunFile(reading: folder.file("w.h5"))
    )
    for sector in 0..<3 {
      let whole = try all.root.read("spectra/\(sector)", as: Double.self)
      let window = try some.root.read("spectra/\(sector)", as: Double.self)
      for sample in 0..<2 {
        for level in 0..<12 {
          let difference =
            whole.elements[sample * whole.shape[1] + level]
            - window.elements[sample * window.shape[1] + level]
          #expect(abs(difference) < 1e-10)
        }
      }
    }
  }

  @Test("Charges whose states lie above the window make no finite group")
  func gappedCharges() throws {
    try folder.write(
      """
      format: 1
      name: mott
      title: Bosons that repel each other, of which the number modulo 3 is visible
      sites: {count: 3, local: boson(3)}
      lattice: open chain
      terms:
        - {name: U, over: sites, coupling: 'normal(20, 0.3)', operator: (n(j) - 1)^2}
        - {name: t, over: bonds, coupling: 'normal(1, 0.2)', operator: -(b(j)' * b(k) + h.c.)}
        - {name: s, over: bonds, coupling: 'normal(0.5, 0.2)', operator: n(j)*n(k)}
      symmetry:
        visible:
          - {name: R, on-site: exp(2*pi*im*n/3)}
        anti-unitary: none

      """, to: "mott.yaml")
    let run = try window("./mott.yaml", "--levels", "5")
    try #require(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("U(1)"))
    #expect(try solve().verdict.kind == "infinite")
  }

  @Test("Some sectors have levels and no irreps")
  func someSectors() throws {
    let run = try window("heisenberg", "--set", "L=8", "--levels", "10", "--sectors", "0", "2")
    try #require(run.status == 0, "\(run.errors)")
    let file = try RunFile(reading: folder.file("w.h5"))
    #expect(!file.root.contains("commutant"))
    #expect(try file.root.read("sectors/computed", as: Int.self).elements.reduce(0, +) == 2)
    #expect(try solve().verdict.kind == "undecided")
  }

  @Test("Charge sectors without low levels may be left out, which the answer says")
  func lowCharges() throws {
    let run = try window(
      "heisenberg", "--set", "L=10", "--levels", "12", "--sectors", "0", "2", "4", "--sectors=-2",
      "--sectors=-4")
    try #require(run.status == 0, "\(run.errors)")
    let solved = try Program.bootstrap.run("solve", "w.h5", in: folder)
    #expect(solved.output.hasPrefix("Undecided, from the spectra: G = SO(3)"), "\(solved.output)")
    #expect(solved.output.contains("if the missing sectors have none"))
  }

  @Test(
    "Refusals say what would be right",
    arguments: [
      (["s3-chain", "--levels", "0"], "--levels must be at least 1."),
      (["s3-chain", "--levels", "9223372036854775807"], "--levels must be at most 100000."),
      (["s3-chain", "--vary", "J", "--sectors", "1"], "which need all sectors"),
      (["s3-chain", "--vary", "Q"], "it has J, h"),
      (["s3-chain", "--set", "L=12", "--memory", "10M"], "fewer --levels"),
      (["s3-chain", "--sectors", "7"], "'7'"),
    ])
  func refusals(arguments: [String], words: String) throws {
    let run = try Program.xsff.run(["window"] + arguments + ["-o", "w.h5"], in: folder)
    #expect(run.status != 0 && run.errors.contains(words), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("w.h5").path))
  }
}
