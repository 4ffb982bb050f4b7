import Commutant
import ExactDiagonalization
import Foundation
import IrreducibleSectors
import LatticeModels
import ModelFiles
import Reduction
import Testing

/// What is proved without eigenvectors is what the decomposition finds with them; where it is not proved, nothing is said.
@Suite("Irreducible sectors")
struct IrreducibleSectorsTests {
  private func load(_ name: String, _ settings: [String: String]) throws -> Model {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Models").standardized
    return try ModelFile.load(
      path: folder.appending(path: "\(name).yaml").path, overrides: settings)
  }

  /// The irreps, and the levels of all sectors.
  private func expectEqual(_ found: FamilyCommutant, _ expected: FamilyCommutant) {
    func table(_ commutant: FamilyCommutant) -> [String] {
      commutant.decomposition.components.enumerated().map { place, component in
        "\(component.dimension) \(component.levelCount) \(component.branching) \(component.field) \(component.conjugate == place) \(component.isSettled)"
      }
    }
    #expect(table(found) == table(expected))
    #expect(expected.decomposition.weakEdges.isEmpty)
    #expect(found.isAveraged == expected.isAveraged)
    let counts = expected.membership.map {
      Dictionary($0.map { ($0 ?? -1, 1) }, uniquingKeysWith: +)
    }
    #expect(
      counts == found.membership.map { Dictionary($0.map { ($0 ?? -1, 1) }, uniquingKeysWith: +) })
  }

  private static let larger: [(String, [String: String])] = [
    ("s3-chain", ["L": "6"]), ("ashkin-teller", ["L": "5"]),
    ("driven-bose-hubbard", ["L": "6", "bosons": "5"]),
    ("d4-chain", [:]), ("xyz-chain", [:]), ("compass", [:]), ("petersen", [:]),
  ]

  @Test("with all found symmetries visible are those of the decomposition", arguments: larger)
  func proved(model: (String, [String: String])) throws {
    let exact = try ExactDiagonalization(model: load(model.0, model.1))
    let reduction = try #require(try SpectrumReduction(of: exact, threads: 1))
    let family = try #require(ModelFamily(of: exact.model, seed: 1))
    let run = reduction.commutantRun(of: family, threads: 2)
    let expected = try run.run()
    let found = try IrreducibleSectors.commutant(
      of: run, representatives: reduction.representatives, leastRows: 0)
    // These two may be left to the decomposition; the others would lose what this is for.
    if found == nil { #expect(["compass", "petersen"].contains(model.0)) }
    if let found { expectEqual(found, expected) }
  }

  private static let models: [(String, [String: String])] = [
    ("s3-chain", ["L": "5"]), ("ashkin-teller", ["L": "4"]), ("z4-clock", ["L": "4"]),
    ("torus-chain", [:]), ("potts4-open", [:]),
    ("driven-bose-hubbard", ["L": "6", "bosons": "5"]), ("petersen", [:]), ("d4-chain", [:]),
    ("kennedy-tasaki", [:]),
    ("random-field-ring", [:]), ("heisenberg", ["L": "6"]), ("square-xxz", [:]), ("xyz-chain", [:]),
    ("fermi-hubbard", [:]),
    ("chiral-clock", ["L": "5"]), ("compass", [:]), ("su3-chain", [:]), ("bose-hubbard-ring", [:]),
    ("potts5", [:]), ("pxp", [:]),
  ]

  @Test(
    "in the sectors of the visible group alone: never another answer", arguments: models,
    [UInt64(1), 2])
  func neverWrong(model: (String, [String: String]), seed: UInt64) throws {
    let exact = try ExactDiagonalization(model: load(model.0, model.1), seed: seed)
    guard let family = ModelFamily(of: exact.model, seed: seed) else { return }
    let run = CommutantRun(exact, family: family, threads: 2)
    guard
      let found = try IrreducibleSectors.commutant(
        of: run, representatives: Array(exact.sectors.indices), leastRows: 0)
    else { return }
    expectEqual(found, try run.run())
  }

  @Test(
    "A symmetry that is broken a little is not overlooked",
    arguments: ["1e-2", "1e-3", "1e-4", "1e-6", "1e-9"])
  func broken(theta: String) throws {
    let exact = try ExactDiagonalization(model: load("s3-chain", ["L": "6", "theta": theta]))
    let family = try #require(ModelFamily(of: exact.model, seed: 1))
    let run = CommutantRun(exact, family: family, threads: 1)
    let found = try IrreducibleSectors.commutant(
      of: run, representatives: Array(exact.sectors.indices), leastRows: 0)
    if let found { expectEqual(found, try run.run()) }
  }

  @Test("The number of threads changes no bit")
  func threads() throws {
    let exact = try ExactDiagonalization(model: load("s3-chain", ["L": "5"]))
    let reduction = try #require(try SpectrumReduction(of: exact, threads: 1))
    let family = try #require(ModelFamily(of: exact.model, seed: 1))
    let weights = try [1, 3].map {
      try #require(
        try IrreducibleSectors.commutant(
          of: reduction.commutantRun(of: family, threads: $0),
          representatives: reduction.representatives, leastRows: 0)
      ).decomposition.weights
    }
    #expect(weights[0] == weights[1])
  }
}
