import Foundation
import GroupTheory
import HiddenSymmetries
import LatticeModels
import ModelFiles
import Numerics
import ResultFiles
import Testing
import Verdicts

@Suite struct HiddenSymmetryTests {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func catalogue() throws -> GroupCatalogue {
    try CatalogueFile.open(Self.package.appending(path: "Data/groups.h5"))
  }

  /// A spin-1 chain with random exchange and a cubic anisotropy, of which the rotations by π are declared.
  private func cubicChain(sites: Int) throws -> Model {
    let space = LocalSpace.spin(twice: 2)
    let spin = ["Sx", "Sy", "Sz"].map { space.matrices[$0]! }
    func at(_ site: Int, _ axis: Int) -> LocalOperator {
      LocalOperator(site: site, rows: spin[axis])
    }
    var structures: [CouplingStructure] = []
    var strengths: [CouplingStrength] = []
    for (name, power) in [("J", 1), ("g", 2)] {
      for j in 0..<sites - 1 {
        structures.append(
          CouplingStructure(
            name: name, index: j,
            operators: (0..<3).map { at(j, $0).power(power) * at(j + 1, $0).power(power) }))
        strengths.append(
          .drawn(
            CouplingDraw(
              name: name, index: j, distribution: .normal(mean: 1, standardDeviation: 0.25))))
      }
    }
    let rotations = try [2, 0].map { axis in
      let angle = LocalOperator(site: 0, rows: spin[axis]).scaled(by: Complex(0, .pi))
      return SymmetryGenerator(
        name: ["Rx", "Ry", "Rz"][axis],
        operation: try MonomialOperator(
          dimensions: Array(repeating: 3, count: sites), sitePermutation: Array(0..<sites),
          onSite: Array(repeating: angle.exponential.denseRows, count: sites)))
    }
    return Model(
      name: "cubic chain", siteDimensions: Array(repeating: 3, count: sites),
      structures: structures, strengths: strengths, visibleGenerators: rotations)
  }

  @Test("a model in code: the rotations of the cube behind those by π")
  func cubic() throws {
    let found = try HiddenSymmetry(of: cubicChain(sites: 5), threads: 2, catalogue: catalogue())
    #expect(found.verdict.kind == .decided)
    #expect(found.verdict.groups == ["S4"])
    #expect(found.verdict.index == 6)
    #expect(found.irreps.irreps.map(\.dimension) == [1, 1, 2, 3, 3])
  }

  @Test(
    "bundled models have the verdict of the commands",
    arguments: [("chiral-clock", "Z3"), ("d4-chain", "D4"), ("z4-clock", "Pin(2)")])
  func bundled(name: String, group: String) throws {
    let file = Self.package.appending(path: "Models/\(name).yaml")
    let model = try ModelFile.load(path: file.path, overrides: [:])
    let found = try HiddenSymmetry(of: model, catalogue: catalogue())
    #expect(found.verdict.groups.first == group)
  }

  @Test("what has no answer here is refused in words")
  func refusals() throws {
    let file = Self.package.appending(path: "Models/heisenberg.yaml")
    let charged = try ModelFile.load(path: file.path, overrides: [:])
    #expect(throws: HiddenSymmetryError.charges(["2Sz"])) { try HiddenSymmetry(of: charged) }
    let single = Model(
      name: "one term", siteDimensions: [2, 2],
      structures: [
        CouplingStructure(
          name: "J", index: nil,
          operators: [
            LocalOperator(site: 0, rows: LocalSpace.qubit.matrices["Z"]!)
              * LocalOperator(site: 1, rows: LocalSpace.qubit.matrices["Z"]!)
          ])
      ], strengths: [.fixed(1)], visibleGenerators: [])
    #expect(throws: HiddenSymmetryError.noFamily) { try HiddenSymmetry(of: single) }
  }
}
