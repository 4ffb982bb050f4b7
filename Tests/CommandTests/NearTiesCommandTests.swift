import Foundation
import ResultFiles
import TestSupport
import Testing

/// `bootstrap solve` on levels that are inaccurate, incomplete or were compared with a tolerance: text, JSON, file.
@Suite("Near ties and damaged levels in bootstrap solve")
struct NearTiesCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The S3 chain with changed levels of each sector, sample by sample.
  private func compute(_ change: (_ sector: Int, _ row: [Double]) -> [Double]) throws {
    let run = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=4", "--samples", "20", "--commutant", "off", "-o",
      "run.h5", "--quiet", in: folder)
    try #require(run.status == 0, "\(run.errors)")
    try RunFile.update(folder.file("run.h5"), omitting: ["signatures"]) { root in
      let group = try root.group("spectra")
      let sectors = try root.group("sectors")
      var multiplicity = try sectors.read("multiplicity", as: Int.self).elements
      for sector in 0..<3 {
        let rows = try group.read("\(sector)", as: Double.self).rows.map {
          change(sector, $0).sorted()
        }
        multiplicity[sector] = rows[0].count
        try group.remove("\(sector)")
        try group.write(
          HDF5Array(rows: rows, width: rows[0].count), to: "\(sector)",
          HDF5Description("changed", axes: ["sample", "level"]))
      }
      try sectors.remove("multiplicity")
      try sectors.write(
        multiplicity, to: "multiplicity", HDF5Description("R", axes: ["sector"]))
    }
  }

  private func noisy(_ size: Double) throws {
    var generator = SeededGenerator(seed: 51)
    try compute { _, row in row.map { $0 + size * generator.nextNormal() } }
  }

  private func solve(_ options: String...) throws -> String {
    let result = try Program.bootstrap.run(
      ["solve", "run.h5", "--max-index", "3"] + options, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    #expect(result.errors.isEmpty)
    return result.output
  }

  private struct Answer: Decodable {
    let verdict: Verdict
    let tolerance: Double?
    let nearTies: [Tie]
    let finerGroups: [String]?
    let strayLevels: [Stray]
    let solutions: [Solution]

    struct Verdict: Decodable {
      let kind, reason: String
      let groups: [String]
      let strength: Double?
    }
    struct Tie: Decodable {
      let sectors: [Int]
      let levels, tied, expected, median, upper, medianSpacing, tolerance, logProbability: Double
    }
    struct Stray: Decodable {
      let kind: String
      let signature, regular, count: Int
      let sectors, copies: [Int]
      let places: [Place]
    }
    struct Place: Decodable {
      let sample: Int
      let energy: Double
    }
    struct Solution: Decodable { let rank: Int }
  }

  private func answer(_ options: String...) throws -> Answer {
    let result = try Program.bootstrap.run(
      ["solve", "run.h5", "--max-index", "3", "--json"] + options, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
  }

  private func expectVerified(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(verified.status == 0, "\(verified.output)", sourceLocation: sourceLocation)
    #expect(verified.output.contains("all hold"), sourceLocation: sourceLocation)
  }

  @Test("noisy levels: approximate, with the noise named")
  func noise() throws {
    try noisy(1e-6)
    let text = try solve()
    #expect(text.hasPrefix("Approximate, from the spectra: G = S3"))
    #expect(text.contains("levels of sectors 1 and 2 are closer than chance explains"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    try expectVerified()
    let answer = try answer()
    let tie = try #require(answer.nearTies.first)
    #expect(answer.nearTies.count == 1 && tie.sectors == [1, 2])
    #expect(tie.levels == 27 && tie.tied > 26 && tie.expected < 0.1)
    #expect(abs(tie.median / 0.954e-6 - 1) < 0.2 && tie.upper > tie.median)
    #expect(tie.tolerance == answer.tolerance && tie.logProbability < -100)
    #expect(answer.verdict.strength == tie.medianSpacing)
    #expect(answer.finerGroups?.contains("S3") == false)
    #expect(answer.strayLevels.isEmpty && !answer.solutions.isEmpty)
  }

  @Test("--tolerance reads the levels at one resolution")
  func tolerance() throws {
    try noisy(1e-6)
    let coarse = try answer("--tolerance", "1e-4")
    #expect(coarse.verdict.kind == "approximate" && coarse.verdict.groups.contains("S3"))
    #expect(coarse.tolerance == 1e-4 && coarse.finerGroups == nil)
    try expectVerified()
    let fine = try answer("--tolerance", "1e-11")
    #expect(fine.verdict.kind == "undecided" && !fine.verdict.groups.contains("S3"))
    try expectVerified()
    for (value, options) in [("0", []), ("-1", []), ("1e-4", ["--from", "plateau"])] {
      let refused = try Program.bootstrap.run(
        ["solve", "run.h5", "--tolerance=\(value)"] + options, in: folder)
      expectRefusal(refused, status: 2, "--tolerance")
    }
  }

  @Test("partners that are missing: where, and what the levels are without them")
  func missing() throws {
    try compute { sector, row in sector == 2 ? row[..<9] + row[10...] + [] : row }
    let text = try solve()
    #expect(text.hasPrefix("Undecided, from the spectra: G = S3"))
    #expect(text.contains("lack their partners in sector 2: 20 in 20 of 20"))
    try expectVerified()
    let stray = try #require(answer().strayLevels.first)
    #expect(stray.kind == "missing" && stray.sectors == [2] && stray.copies == [1])
    #expect(stray.count == 20 && stray.places.map(\.sample) == Array(0..<20))
  }

  @Test("levels of scale 1e-300 and 1e300 give the groups of scale 1")
  func scales() throws {
    try compute { $1 }
    let groups = try answer().verdict.groups
    for factor in [1e-300, 1e300] {
      try FileManager.default.removeItem(at: folder.file("run.h5"))
      try compute { _, row in row.map { $0 * factor } }
      #expect(try answer().verdict.groups == groups, "\(factor)")
    }
  }
}
