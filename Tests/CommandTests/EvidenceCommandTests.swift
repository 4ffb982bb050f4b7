import Foundation
import Testing

/// What `bootstrap solve` makes of the statistics of levels.
@Suite("Evidence of levels in bootstrap solve")
struct EvidenceCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The keys that weigh solutions.
  private struct Answer: Decodable {
    let signatures: [Signature]
    let solutions: [Solution]
    let declaredAntiunitary: [Int]?
    let notes: [String]
    let exhaustive: Bool

    struct Signature: Decodable {
      let ensemble: String?
      let blocks: Int?
      let blocksLogLikelihood: [String: Double]
      let blocksProbability: [String: Double]
      let statement: String
    }

    struct Solution: Decodable {
      let rank, index, order: Int
      let reading: String
      let groups: [Group]
      let evidence: Evidence
      let antiunitary: Antiunitary?
    }

    struct Group: Decodable { let name: String }

    struct Evidence: Decodable {
      let logLikelihood, relativeLogLikelihood: Double
      let blocksLogLikelihood, levelCountsLogLikelihood: Double
      let notes: [String]
    }

    struct Antiunitary: Decodable {
      let partner: [Int]
      let types: [String]
      let sectors: [[Int]]
    }
  }

  private func solve(_ model: String, _ settings: [String], _ options: String...) throws -> Answer {
    let run = try Program.xsff.run(
      ["compute", model, "-o", "run.h5", "--force", "--quiet"] + settings, in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let solved = try Program.bootstrap.run(
      ["solve", "run.h5", "--from", "spectra", "--max-index", "4", "--exhaustive", "--json"]
        + options, in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(solved.output.utf8))
  }

  /// The model declares a conjugation that maps every sector to itself, so that it cannot join two of them.
  @Test("a hidden unitary symmetry comes before its anti-unitary twin")
  func unitary() throws {
    let answer = try solve("d4-chain", ["--set", "L=6", "--samples", "20"])
    #expect(answer.signatures.map(\.blocks) == [2, 2, 1])
    #expect(answer.signatures[2].ensemble == "GOE")
    let first = answer.solutions.filter { $0.rank == 1 }
    #expect(first.map { $0.groups.map(\.name) } == [["D4"]])
    #expect(!answer.solutions.contains { $0.reading == "antiunitary" })
    let blind = try Program.bootstrap.run(
      "solve", "run.h5", "--from", "spectra", "--max-index", "4", "--exhaustive", "--json",
      "--blind", in: folder)
    let all = try JSONDecoder().decode(Answer.self, from: Data(blind.output.utf8))
    #expect(all.solutions.contains { $0.reading == "antiunitary" })
    for solution in all.solutions {
      let evidence = solution.evidence
      #expect(evidence.relativeLogLikelihood <= 0)
      #expect(
        abs(
          evidence.logLikelihood - evidence.blocksLogLikelihood
            - evidence.levelCountsLogLikelihood) < 1e-9)
      #expect(solution.rank == 1 || evidence.relativeLogLikelihood < -3)
      #expect(!evidence.notes.isEmpty)
    }
  }

  @Test("an anti-unitary symmetry alone is found and comes first")
  func antiunitary() throws {
    let answer = try solve("chiral-clock", ["--set", "L=6"])
    let first = try #require(answer.solutions.first)
    #expect(first.reading == "antiunitary" && first.index == 1 && first.order == 3)
    #expect(first.antiunitary?.types == ["real", "complex", "complex"])
    #expect(first.antiunitary?.sectors == [[0, 2, 1]])
    #expect(answer.declaredAntiunitary == nil)
    let unitary = try #require(answer.solutions.first { $0.groups.map(\.name) == ["S3"] })
    #expect(unitary.evidence.relativeLogLikelihood < -10)
  }

  @Test("a declared anti-unitary symmetry is known, and has to be found with --blind")
  func declared() throws {
    let model = Program.packageRoot.appending(path: "Models/chiral-clock.yaml")
    let text = try String(contentsOf: model, encoding: .utf8)
    let declared = text.replacing(
      "anti-unitary: none", with: "anti-unitary:\n    - {name: K, on-site: \"1\"}")
    try #require(declared != text)
    try folder.write(declared, to: "declared.yaml")
    let known = try solve("declared.yaml", ["--set", "L=6"])
    #expect(known.declaredAntiunitary == [0, 2, 1])
    #expect(known.solutions.first?.reading == "antiunitary")
    #expect(known.notes.contains { $0.contains("the declared anti-unitary one") })
    let blind = try solve("declared.yaml", ["--set", "L=6"], "--blind")
    #expect(blind.declaredAntiunitary == nil)
    #expect(!blind.notes.contains { $0.contains("declared") })
  }

  @Test("in an integrable model the statistics are silent, and nothing is told apart")
  func integrable() throws {
    let answer = try solve(
      "s3-chain", ["--set", "L=7", "--set", "sigma=0", "--samples", "1", "--operators", "off"])
    #expect(Set(answer.solutions.map(\.rank)) == [1])
    #expect(answer.solutions.first?.reading == "unitary", "unitary readings come first")
    #expect(answer.notes.contains { $0.contains("silent") })
  }

  @Test("stored solutions pass their verification, and spoiled ones do not")
  func verification() throws {
    _ = try solve("d4-chain", ["--set", "L=4", "--samples", "1"])
    let good = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(good.status == 0, "\(good.output)")
    #expect(good.output.contains("all hold") && !good.output.contains("FAIL"))
    let empty = try Program.xsff.run(
      "compute", "d4-chain", "--set", "L=4", "--samples", "1", "--commutant", "off", "-o", "new.h5",
      "--quiet", in: folder
    )
    try #require(empty.status == 0)
    let none = try Program.bootstrap.run("verify", "new.h5", in: folder)
    #expect(none.status == 3)
    #expect(none.errors.contains("bootstrap solve"))
  }
}
