import Foundation
import ResultFiles
import Testing

/// `bootstrap compare` on runs of one model at several sizes.
@Suite("bootstrap compare")
struct CompareCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func compute(_ model: String, _ settings: String..., to file: String) throws {
    let run = try Program.xsff.run(
      ["compute", model, "-o", file, "--samples", "1", "--quiet"]
        + settings.flatMap { ["--set", $0] }, in: folder)
    try #require(run.status == 0, "\(run.errors)")
  }

  private func compare(_ files: String...) throws -> String {
    let result = try Program.bootstrap.run(["compare"] + files, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    return result.output
  }

  private struct Report: Decodable {
    let formatVersion: Int
    let from: String
    let verdict: Verdict
    let parameters, sectors: [String]
    let sizes: [Size]
    let irreps: [Irrep]
    let answers: [Answer]

    struct Verdict: Decodable {
      let course, supports, headline, reason, wouldDecide: String
      let index, order, leastIndex: Int?
    }

    struct Size: Decodable {
      let file: String
      let parameters: [String: Double]
      let states, irreps, dimension: Int
      let frobeniusSums: [Double]?
      let complete: Bool
    }

    struct Irrep: Decodable {
      let dimension: Int
      let branching: [Int]
      let levels: [Int?]
      let course: String
    }

    struct Answer: Decodable {
      let file, standing: String
      let answer: Stored

      struct Stored: Decodable {
        let groups: [String]
        let reading: String
        let order, index: Int?
      }
    }
  }

  private func report(_ files: String...) throws -> Report {
    let result = try Program.bootstrap.run(["compare"] + files + ["--json"], in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  @Test("the Z4 clock chain has new irreps at every size")
  func infinite() throws {
    try compute("z4-clock", "L=3", to: "small.h5")
    try compute("z4-clock", "L=5", to: "large.h5")
    _ = try Program.bootstrap.run("solve", "small.h5", "--quiet", in: folder)
    let text = try compare("large.h5", "small.h5")
    #expect(
      text.hasPrefix("The irreps grow: 5 at L = 3, 7 at L = 5: this supports an infinite group.\n"))
    #expect(text.contains("supported"))
    let report = try report("small.h5", "large.h5")
    #expect(report.formatVersion == 1 && report.from == "commutant")
    #expect(report.verdict.course == "growing" && report.verdict.supports == "infinite")
    #expect(report.verdict.leastIndex == 6 && report.verdict.order == nil)
    #expect(report.parameters == ["L"] && report.sectors == ["0", "1", "2", "3"])
    #expect(report.sizes.map(\.states) == [64, 1024] && report.sizes.map(\.dimension) == [14, 22])
    // C(2L, L-m) levels for the charge m.
    #expect(report.irreps.filter { $0.course == "new" }.map(\.levels) == [[nil, 10], [nil, 1]])
    #expect(report.irreps.filter { $0.course == "common" }.count == 5)
    #expect(report.answers.map(\.standing) == ["supported"])
  }

  @Test("the S3 chain has one list of irreps, and its stored answer stands")
  func finite() throws {
    try compute("s3-chain", "L=4", to: "small.h5")
    try compute("s3-chain", "L=5", to: "large.h5")
    _ = try Program.bootstrap.run("solve", "small.h5", "--quiet", in: folder)
    let text = try compare("small.h5", "large.h5")
    #expect(
      text.hasPrefix(
        "The irreps stay the same: 3 at L = 4, 3 at L = 5: this supports a finite group of order 6, p = 2.\n"
      ))
    let report = try report("small.h5", "large.h5")
    #expect(report.verdict.supports == "finite" && report.verdict.index == 2)
    #expect(report.verdict.order == 6)
    #expect(report.sizes.map(\.frobeniusSums) == [[2, 2, 2], [2, 2, 2]])
    #expect(report.answers.map(\.answer.groups) == [["S3"]])
    #expect(report.answers.map(\.standing) == ["supported"])
  }

  @Test("a larger size excludes a finite group that has no room for its irreps")
  func excluded() throws {
    for length in [3, 5, 7] { try compute("random-field-ring", "L=\(length)", to: "\(length).h5") }
    // With so few levels the parity and its partner look like all there is.
    _ = try Program.bootstrap.run("solve", "3.h5", "--quiet", in: folder)
    let report = try report("3.h5", "7.h5", "5.h5")
    #expect(report.verdict.supports == "infinite" && report.sizes.map(\.irreps) == [4, 6, 8])
    #expect(report.verdict.leastIndex == 4)
    #expect(report.answers.allSatisfy { $0.standing == "excluded" || $0.answer.order == nil })
    #expect(!report.answers.isEmpty)
  }

  @Test("five-state Potts chains, odd against even chains, charges")
  func others() throws {
    try compute("potts5", "L=3", to: "3.h5")
    try compute("potts5", "L=4", to: "4.h5")
    #expect(try report("3.h5", "4.h5").verdict.supports == "quantum group")
    try compute("xyz-chain", "L=5", to: "odd.h5")
    try compute("xyz-chain", "L=6", to: "even.h5")
    let change = try report("odd.h5", "even.h5")
    #expect(change.verdict.course == "changing" && change.verdict.supports == "nothing")
    #expect(change.irreps.filter { $0.course == "vanishes" }.map(\.dimension) == [2])
    try compute("fermi-hubbard", "L=2", to: "two.h5")
    try compute("fermi-hubbard", "L=4", to: "four.h5")
    let charges = try report("two.h5", "four.h5")
    #expect(charges.verdict.course == "growing" && charges.verdict.supports == "nothing")
    #expect(charges.irreps.filter { $0.course == "common" }.map(\.dimension) == [1, 3, 3, 4])
    #expect(charges.sizes.allSatisfy { $0.frobeniusSums == nil })
  }

  @Test("levels alone are compared by signatures, and support nothing")
  func signatures() throws {
    try compute("random-field-ring", "L=6", to: "small.h5")
    try compute("random-field-ring", "L=8", to: "large.h5")
    try RunFile.update(folder.file("small.h5"), omitting: ["commutant"]) { _ in }
    let text = try compare("small.h5", "large.h5")
    #expect(
      text.hasPrefix("The signatures stay the same: 2 at L = 6, 2 at L = 8: this decides nothing."))
    let report = try report("small.h5", "large.h5")
    #expect(report.from == "spectra" && report.verdict.supports == "nothing")
  }

  @Test("what cannot be compared is refused in words")
  func refusals() throws {
    try compute("bose-hubbard-ring", "L=4", "bosons=2", to: "4.h5")
    try compute("bose-hubbard-ring", "L=5", "bosons=2", to: "5.h5")
    func refusal(_ files: String...) throws -> CommandResult {
      try Program.bootstrap.run(["compare"] + files, in: folder)
    }
    expectRefusal(
      try refusal("4.h5", "5.h5"), status: 1, "order 5 here and 4 there", "translations")
    expectRefusal(try refusal("4.h5", "4.h5"), status: 1, "10 states each")
    expectRefusal(try refusal("4.h5"), status: 2, "Two run files")
    expectRefusal(try refusal("4.h5", "none.h5"), status: 3, "none.h5")
    try compute("heisenberg", "L=4", to: "even.h5")
    try compute("heisenberg", "L=5", to: "odd.h5")
    expectRefusal(try refusal("even.h5", "odd.h5"), status: 1, "no sector has the charges")
    expectRefusal(try refusal("even.h5", "4.h5"), status: 1, "kind")
  }
}
