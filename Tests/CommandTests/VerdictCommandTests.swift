import Foundation
import ResultFiles
import Testing

/// `bootstrap solve` on runs that hold exact irreps: verdict, text, JSON, file.
@Suite("Verdicts of bootstrap solve")
struct VerdictCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func compute(_ model: String, _ options: String...) throws {
    let run = try Program.xsff.run(
      ["compute", model, "-o", "run.h5", "--force", "--quiet"] + options, in: folder)
    try #require(run.status == 0, "\(run.errors)")
  }

  private func solve(_ options: String...) throws -> String {
    let solved = try Program.bootstrap.run(["solve", "run.h5"] + options, in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    return solved.output
  }

  private func expectVerified(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(verified.status == 0, "\(verified.output)", sourceLocation: sourceLocation)
    #expect(!verified.output.contains("FAIL"), sourceLocation: sourceLocation)
  }

  @Test("one draw of the S3 chain decides, in the first line")
  func decided() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "1")
    let lines = try solve().split(separator: "\n")
    #expect(lines.first == "Decided, from the commutant: G = S3, p = 2.")
    #expect(lines.contains { $0.hasPrefix("Reason ") })
    #expect(!lines.contains { $0.hasPrefix("To decide ") })
    try expectVerified()
  }

  @Test("a clean Heisenberg ring has SU(2), though its levels tie beyond spin multiplets")
  func cleanRing() throws {
    try folder.write(
      """
      format: 1
      name: ring
      sites: {count: 6, local: spin(1/2)}
      lattice: ring
      terms:
        - {name: J, over: bonds, operator: Sx(j)*Sx(k) + Sy(j)*Sy(k) + Sz(j)*Sz(k)}
      symmetry:
        charges: [{name: 2Sz, of: 2*Sz}]
      """, to: "ring.yaml")
    try compute("ring.yaml")
    let answer = try VerdictAnswer(solve("--json"))
    #expect(answer.verdict.kind == "infinite")
    #expect(answer.verdict.group == "SU(2) extended by D6")
  }

  @Test("the chiral clock chain has Z3 with an anti-unitary symmetry")
  func chiralClock() throws {
    try compute("chiral-clock", "--set", "L=4", "--samples", "1")
    let first = try solve().split(separator: "\n").first
    #expect(
      first
        == "Decided, from the commutant: G = Z3 with an anti-unitary symmetry, p = 1: no hidden unitary symmetry."
    )
    try expectVerified()
    let answer = try VerdictAnswer(solve("--json"))
    #expect(answer.verdict.reading == "antiunitary" && answer.verdict.index == 1)
    #expect(answer.commutant?.irreps.map(\.conjugate) == [nil, 2, 1])
  }

  @Test("the keys of the JSON")
  func keys() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "2")
    let answer = try VerdictAnswer(solve("--json"))
    let verdict = answer.verdict
    #expect(answer.from == "commutant" && verdict.from == "commutant")
    #expect(verdict.kind == "decided" && verdict.group == "S3" && verdict.groups == ["S3"])
    #expect(verdict.order == 6 && verdict.index == 2 && verdict.reading == "unitary")
    #expect(!verdict.reason.isEmpty && verdict.wouldDecide == nil)
    let commutant = try #require(answer.commutant)
    #expect(commutant.dimension == 6 && commutant.complete && commutant.strengths.isEmpty)
    #expect(commutant.family == "disorder" && commutant.frobeniusSums == [2, 2, 2])
    #expect(commutant.irreps.map(\.dimension) == [1, 1, 2])
    #expect(commutant.irreps.map(\.levels) == [14, 13, 27])
    #expect(commutant.irreps.map(\.branching) == [[1, 0, 0], [1, 0, 0], [0, 1, 1]])
    #expect(commutant.irreps.allSatisfy { $0.field == "real" && $0.settled && $0.conjugate == nil })
    let levels = try #require(commutant.levels)
    #expect(levels.agree && levels.samples == 2 && levels.broken.isEmpty)
    #expect(answer.solutions.first?.groups?.map(\.name) == ["S3"])
    try expectVerified()
  }

  @Test("the file holds the source and the vectors that were explained; nothing with --no-store")
  func stored() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "1")
    _ = try solve("--no-store")
    #expect(try !RunFile(reading: folder.file("run.h5")).root.contains("bootstrap"))
    for (options, source) in [([], "commutant"), (["--from", "spectra"], "spectra")] {
      let solved = try Program.bootstrap.run(["solve", "run.h5"] + options, in: folder)
      try #require(solved.status == 0, "\(solved.errors)")
      let group = try RunFile(reading: folder.file("run.h5")).root.group("bootstrap")
      #expect(try group.stringAttribute("from") == source)
      guard source == "commutant" else { continue }
      for set in ["0", "1"] {
        let vectors = try group.group("sets").group(set).read("vector", as: Int.self).rows
        #expect(vectors == [[1, 0, 0], [0, 1, 1]])
      }
      try expectVerified()
    }
    try expectVerified()
  }

  @Test("--from chooses; what the file lacks is refused")
  func sources() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "1")
    #expect(try VerdictAnswer(solve("--json", "--from", "commutant")).verdict.kind == "decided")
    let levels = try VerdictAnswer(solve("--json", "--from", "spectra"))
    #expect(levels.verdict.from == "spectra" && levels.commutant == nil)
    #expect(levels.verdict.kind == "undecided" && levels.verdict.wouldDecide != nil)
    try compute("s3-chain", "--set", "L=4", "--samples", "1", "--commutant", "off")
    let off = try Program.bootstrap.run("solve", "run.h5", "--from", "commutant", in: folder)
    #expect(off.status != 0 && off.errors.contains("holds no /commutant"))
    let wrong = try Program.bootstrap.run("solve", "run.h5", "--from", "thin air", in: folder)
    #expect(wrong.status == 2)
  }

  @Test("visible group, sectors and commutant are enough")
  func withoutSpectra() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "1")
    try RunFile.update(folder.file("run.h5"), omitting: ["spectra", "signatures"]) { _ in }
    let members = try RunFile(reading: folder.file("run.h5")).root.members()
    try #require(!members.contains("spectra"))
    let answer = try VerdictAnswer(solve("--json"))
    #expect(answer.verdict.kind == "decided" && answer.verdict.groups == ["S3"])
    #expect(answer.commutant?.levels == nil)
    try expectVerified()
  }

  @Test("what does not commute with the family is refused")
  func spoiled() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "1")
    try RunFile.update(folder.file("run.h5")) {
      try $0.group("commutant").setAttribute("residual", 1.0)
    }
    let refused = try Program.bootstrap.run("solve", "run.h5", in: folder)
    expectRefusal(refused, status: 1, "does not commute with the family", "--from spectra")
    #expect(refused.output.isEmpty)
    #expect(try VerdictAnswer(solve("--json", "--from", "spectra")).verdict.from == "spectra")
  }

  @Test("numbers that are no irreps are refused")
  func contradiction() throws {
    try compute("s3-chain", "--set", "L=4", "--samples", "1")
    try RunFile.update(folder.file("run.h5")) { root in
      let group = try root.group("commutant")
      var levels = try group.read("levels", as: Int.self).elements
      levels[0] += 1
      try group.remove("levels")
      try group.write(levels, to: "levels", HDF5Description("spoiled", axes: ["component"]))
    }
    let result = try Program.bootstrap.run("solve", "run.h5", in: folder)
    #expect(result.status != 0 && result.output.isEmpty)
    #expect(result.errors.contains("Σ b n = R") && result.errors.contains("--from spectra"))
  }

  @Test("a weakly chiral chain is approximate")
  func approximate() throws {
    try compute("chiral-clock", "--set", "L=4", "--set", "theta=1e-6", "--samples", "1")
    let answer = try VerdictAnswer(solve("--json"))
    #expect(answer.verdict.kind == "approximate" && answer.commutant?.strengths.isEmpty == false)
  }
}
