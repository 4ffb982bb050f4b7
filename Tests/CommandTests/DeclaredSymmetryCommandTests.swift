import Foundation
import ResultFiles
import Testing

/// Declared anti-unitary symmetries through the commands: what they are, and what follows from T² and χ.
@Suite("Declared anti-unitary symmetries in the commands")
struct DeclaredSymmetryCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Spins one half with random couplings of all pairs.
  private func write(_ terms: [String], sites: Int, _ symmetry: String) throws {
    let lines = terms.enumerated().map { k, term in
      "  - {name: t\(k), over: pairs, coupling: \"normal(0, 1)\", operator: \(term)}"
    }
    try folder.write(
      """
      format: 1
      name: spins
      title: random spins
      sites: {count: \(sites), local: spin(1/2)}
      lattice: open chain
      samples: 8
      terms:
      \(lines.joined(separator: "\n"))
      symmetry:
        \(symmetry)

      """, to: "spins.yaml")
  }

  private static let xyz = ["x", "y", "z"].map { "S\($0)(j)*S\($0)(k)" }
  /// Bilinears with a parity, all of which time reversal keeps.
  private static let parity = xyz + ["Sx(j)*Sy(k)", "Sy(j)*Sx(k)"]

  private func solve(_ options: String...) throws -> Answer {
    let solved = try Program.bootstrap.run(["solve", "run.h5", "--json"] + options, in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    let verified = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(verified.status == 0, "\(verified.output)")
    return try JSONDecoder().decode(Answer.self, from: Data(solved.output.utf8))
  }

  private func compute(_ options: String...) throws {
    let run = try Program.xsff.run(
      ["compute", "spins.yaml", "-o", "run.h5", "-q", "--force"] + options, in: folder)
    try #require(run.status == 0, "\(run.errors)")
  }

  private struct Answer: Decodable {
    let verdict: VerdictAnswer.Verdict
    let declaredSymmetries: [Symmetry]?
    let solutions: [Solution]
    let notes: [String]

    struct Symmetry: Decodable {
      let name: String
      let sectors, classes, sectorSquares: [Int]
      let character: Int
      let square: Square?
    }
    struct Square: Decodable {
      let elementClass: Int
      let phase: [Int]
    }
    struct Solution: Decodable {
      let rank: Int
      let reading: String
      let antiunitary: Antiunitary?
      let groups: [SolveAnswer.Group]
    }
    struct Antiunitary: Decodable {
      let types: [String]
      let partner: [Int]
      let character: Int?
    }
  }

  @Test("an odd XYZ chain with K declared: a projective Z2×Z2, no Kramers pairs")
  func realChain() throws {
    try write(
      Self.xyz, sites: 9,
      "visible: [{name: E, on-site: 1}]\n  anti-unitary: [{name: K, on-site: 1}]")
    let inspected = try Program.xsff.run("inspect", "spins.yaml", in: folder)
    #expect(inspected.output.contains("K² = 1, commutes with N; no Kramers pairs in sector 0"))
    try compute("--samples", "12")
    for source in ["commutant", "spectra"] {
      let answer = try solve("--from", source)
      let symmetry = try #require(answer.declaredSymmetries?.first)
      #expect(symmetry.name == "K" && symmetry.sectorSquares == [1] && symmetry.character == 0)
      #expect(symmetry.square?.phase == [0, 1] && symmetry.square?.elementClass == 0)
      #expect(answer.verdict.groups == ["Z2×Z2"] && answer.verdict.reading == "projective")
      #expect(
        answer.solutions.allSatisfy { !($0.antiunitary?.types.contains("quaternionic") ?? false) })
    }
    // Without the declaration the levels have to speak for themselves.
    let blind = try solve("--from", "spectra", "--blind")
    #expect(blind.solutions.filter { $0.rank == 1 }.map(\.reading) == ["projective"])
  }

  @Test("T P T⁻¹ = -P: levels leave two readings, the commutant decides", arguments: [false, true])
  func exchangedParities(isDeclared: Bool) throws {
    try write(
      Self.parity, sites: 7,
      "visible: [{name: P, on-site: \"2*Sz\"}]\n  anti-unitary: "
        + (isDeclared ? "[{name: T, on-site: \"2*Sx\"}]" : "none"))
    try compute("--samples", "12")
    let exact = try solve()
    #expect(exact.verdict.kind == "decided" && exact.verdict.groups == ["Z2"])
    #expect(exact.verdict.reading == "antiunitary" && exact.verdict.index == 1)
    #expect(exact.solutions[0].antiunitary?.character == 1)
    let levels = try solve("--from", "spectra")
    let first = levels.solutions.filter { $0.rank == 1 }
    #expect(first.contains { $0.antiunitary?.character == 1 && $0.groups[0].name == "Z2" })
    if isDeclared {
      // A unitary symmetry beside T would show real matrices.
      #expect(levels.declaredSymmetries?.first?.character == 1)
      #expect(levels.declaredSymmetries?.first?.sectors == [1, 0])
      #expect(first.map(\.reading) == ["antiunitary"])
    } else {
      #expect(Set(first.map(\.reading)) == ["antiunitary", "projective"])
      #expect(levels.verdict.kind == "undecided")
    }
    let text = try Program.bootstrap.run(
      "solve", "run.h5", "--from", "spectra", "--no-store", in: folder)
    #expect(text.output.contains("T g T⁻¹ = χ2(g) φ(g) and T² = 1 or -1"))
  }

  @Test("declared Kramers pairs are stored and expected") func kramers() throws {
    let terms = ["x", "y", "z"].flatMap { a in ["x", "y", "z"].map { "S\(a)(j)*S\($0)(k)" } }
    try write(
      terms, sites: 7,
      "visible: [{name: E, on-site: 1}]\n  anti-unitary: [{name: T, on-site: \"2*im*Sy\"}]")
    let inspected = try Program.xsff.run("inspect", "spins.yaml", in: folder)
    #expect(inspected.output.contains("T² = -1, commutes with N; Kramers pairs in sector 0"))
    try compute("--samples", "20")
    let group = try RunFile(reading: folder.file("run.h5")).root
      .group("visible_group").group("declared_antiunitary")
    #expect(try group.read("sector_square", as: Int.self).elements == [-1])
    #expect(try group.read("square_phase", as: Int.self).elements == [1, 2])
    let exact = try solve()
    #expect(exact.verdict.kind == "decided" && exact.verdict.groups == ["Z1"])
    let levels = try solve("--from", "spectra")
    let kramers = levels.solutions.filter { $0.antiunitary?.types == ["quaternionic"] }
    #expect(kramers.first?.rank == 1)
  }
}
