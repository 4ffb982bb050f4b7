import Foundation
import ResultFiles
import Testing

/// `bootstrap verify` checks exact irreps from the file alone.
@Suite("bootstrap verify with exact irreps")
struct CommutantVerificationCommandTests {
  private let folder: TemporaryFolder
  private let file: URL

  init() throws {
    folder = try TemporaryFolder()
    file = folder.file("run.h5")
    let run = try Program.xsff.run(
      "compute", "s3-chain", "--set", "L=4", "--samples", "3", "-o", "run.h5", "--quiet",
      in: folder)
    try #require(run.status == 0, "\(run.errors)")
  }

  /// The part of the JSON that is of interest.
  private struct Answer: Decodable {
    let holds: Bool
    let commutant: Commutant?

    struct Commutant: Decodable {
      let holds: Bool
      let irreps, dimension: Int
      let checks: [Check]
      let tiesBeyondFamily: [Tie]
    }

    struct Check: Decodable {
      let name: String
      let holds: Bool
      let failure: String?
    }

    struct Tie: Decodable {
      let count: Int
      let parts: [[Int]]
    }
  }

  private func verify() throws -> (status: Int32, answer: Answer) {
    let result = try Program.bootstrap.run("verify", "run.h5", "--json", in: folder)
    return (
      Int32(result.status),
      try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
    )
  }

  @Test("a run without a stored answer is verified, as a row and as JSON")
  func sound() throws {
    let text = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(text.status == 0)
    #expect(text.output.contains("exact irreps"))
    #expect(text.output.contains("10  all hold"))
    let (status, answer) = try verify()
    let commutant = try #require(answer.commutant)
    #expect(status == 0 && answer.holds && commutant.holds)
    #expect(commutant.irreps == 3 && commutant.dimension == 6)
    #expect(commutant.checks.count == 10 && commutant.tiesBeyondFamily.isEmpty)
  }

  @Test("with a stored answer both are verified")
  func both() throws {
    let solve = try Program.bootstrap.run("solve", "run.h5", "--max-index", "2", in: folder)
    try #require(solve.status == 0)
    let text = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(text.status == 0)
    #expect(text.output.contains("unitary") && text.output.contains("exact irreps"))
  }

  @Test("a level that was moved is found, and named")
  func movedLevel() throws {
    var sectors = try (0..<3).map {
      try RunFile(reading: file).root.group("spectra").read(String($0), as: Double.self).rows
    }
    sectors[1][2][3] += 1e-4
    try RunFile.update(file, omitting: ["spectra"]) { root in
      let group = try root.createGroup("spectra")
      for (sector, rows) in sectors.enumerated() {
        try group.write(
          HDF5Array(rows: rows, width: rows[0].count), to: String(sector),
          HDF5Description("levels", axes: ["sample", "level"]))
      }
    }
    let (status, answer) = try verify()
    #expect(status == 1 && !answer.holds)
    let failures = try #require(answer.commutant).checks.filter { !$0.holds }
    #expect(failures.map(\.name) == ["levels of every sample tie as the irreps say"])
    let failure = try #require(failures.first?.failure)
    #expect(failure.contains("sample 2") && failure.contains("lacks its partner in sector"))
  }

  @Test("a wrong dimension of the commutant is found")
  func wrongDimension() throws {
    try RunFile.update(file) { try $0.group("commutant").setAttribute("dimension", 7) }
    let (status, answer) = try verify()
    #expect(status == 1)
    #expect(
      try #require(answer.commutant).checks.filter { !$0.holds }.map(\.name) == ["dim C = Σ D²"])
    let text = try Program.bootstrap.run("verify", "run.h5", in: folder)
    #expect(text.output.contains("FAIL: dim C = Σ D²: dim C = 7, the sum is 6"))
    #expect(text.errors.contains("exact irreps in run.h5 fail checks"))
  }

  @Test("at its SU(2) point an XXZ chain has the multiplets as ties beyond the family")
  func specialPoint() throws {
    try folder.write(
      """
      format: 1
      name: chain
      sites: {count: 6, local: spin(1/2)}
      lattice: open chain
      samples: 1
      terms:
        - name: flip
          over: bonds
          operator: (1 + 0.3*j^2) * (Sx(j)*Sx(k) + Sy(j)*Sy(k))
        - {name: zz, over: bonds, operator: (1 + 0.3*j^2) * Sz(j)*Sz(k)}
      symmetry:
        charges:
          - {name: 2Sz, of: 2*Sz}
        anti-unitary: none
      """, to: "chain.yaml")
    let run = try Program.xsff.run(
      "compute", "chain.yaml", "--force", "-q", "-o", "run.h5", in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let (status, answer) = try verify()
    #expect(status == 0)
    // Six spins 1/2 make 9 of spin 1, 5 of spin 2 and one of spin 3; U(1) with the flip has a doublet for each |S^z|.
    let ties = try #require(answer.commutant).tiesBeyondFamily
    #expect(ties.map(\.count) == [9, 5, 1])
    #expect(ties.map(\.parts.count) == [2, 3, 4])
  }
}
