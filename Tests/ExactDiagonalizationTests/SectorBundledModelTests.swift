import ExactDiagonalization
import Foundation
import GroupTheory
import LatticeModels
import ModelFiles
import Testing

/// Sizes and names of the sectors of bundled models, against the literature and our own prototype.
@Suite struct SectorBundledModelTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Models").standardized

  private static func load(_ name: String, _ overrides: [String: String] = [:]) throws -> Model {
    try ModelFile.load(path: folder.appending(path: "\(name).yaml").path, overrides: overrides)
  }

  @Test func torusChain() throws {
    let plan = try SectorPlan(Self.load("torus-chain", ["L": "6"]))
    #expect(plan.visible.group.order == 18)
    #expect(plan.sectors.map(\.name) == ["(0,0,+)", "(0,0,-)", "[0,1]", "[1,0]", "[1,1]", "[1,2]"])
    #expect(plan.sectors.map(\.irrepDimension) == [1, 1, 2, 2, 2, 2])
    #expect(plan.sectors.map(\.multiplicity) == [41, 40, 81, 81, 81, 81])
    let larger = try SectorPlan(Self.load("torus-chain", ["L": "9"]))
    #expect(larger.sectors.map(\.multiplicity) == [1094, 1093, 2187, 2187, 2187, 2187])
  }

  @Test func torusChainHasTheHiddenTies() throws {
    let model = try Self.load("torus-chain", ["L": "6"])
    let exact = try ExactDiagonalization(model: model)
    #expect(exact.matrices.map(\.isReal) == Array(repeating: true, count: 6))
    let coefficients = model.coefficients(seed: 1, sample: 0)
    let levels = try exact.sectors.indices.map {
      try exact.spectrum(sector: $0, coefficients: coefficients)
    }
    #expect(largestDifference(levels[2], levels[3]) < 1e-12)
    #expect(largestDifference(levels[4], levels[5]) < 1e-12)
    #expect(largestDifference(levels[2], levels[4]) > 1e-4)
  }

  @Test func drivenBoseHubbard() throws {
    let plan = try SectorPlan(Self.load("driven-bose-hubbard", ["L": "8", "bosons": "5"]))
    #expect(plan.visible.group.order == 16)
    #expect(plan.sectors.map(\.name) == ["(0,+)", "(0,-)", "(4,+)", "(4,-)", "1", "2", "3"])
    #expect(plan.sectors.map(\.multiplicity) == [57, 42, 57, 42, 99, 99, 99])
    #expect(plan.hilbertSpaceDimension == 792)
    let larger = try SectorPlan(Self.load("driven-bose-hubbard", ["L": "8", "bosons": "9"]))
    #expect(larger.sectors.map(\.multiplicity) == [750, 680, 750, 680, 1430, 1430, 1430])
  }

  @Test func drivenBoseHubbardHasTheHiddenTies() throws {
    let model = try Self.load("driven-bose-hubbard", ["L": "8", "bosons": "5"])
    let exact = try ExactDiagonalization(model: model)
    #expect(exact.matrices.allSatisfy { $0.isReal })
    let coefficients = model.coefficients(seed: 1, sample: 0)
    let levels = try exact.sectors.indices.map {
      try exact.spectrum(sector: $0, coefficients: coefficients)
    }
    #expect(largestDifference(levels[0], levels[2]) < 1e-12)
    #expect(largestDifference(levels[1], levels[3]) < 1e-12)
    #expect(largestDifference(levels[4], levels[6]) < 1e-12)
    #expect(largestDifference(levels[4], levels[5]) > 1e-4)
  }

  @Test func boseHubbardRing() throws {
    let exact = try ExactDiagonalization(
      model: Self.load("bose-hubbard-ring", ["L": "5", "bosons": "5"]))
    #expect(exact.plan.hilbertSpaceDimension == 126)
    #expect(exact.sectors.map(\.multiplicity) == [26, 25, 25, 25, 25])
    let coefficients = exact.model.coefficients(seed: 1, sample: 0)
    let levels = try (0..<5).map { try exact.spectrum(sector: $0, coefficients: coefficients) }
    #expect(largestDifference(levels[1], levels[4]) < 1e-12)
    #expect(largestDifference(levels[2], levels[3]) < 1e-12)
    #expect(largestDifference(levels[1], levels[2]) > 1e-3)
  }
}
