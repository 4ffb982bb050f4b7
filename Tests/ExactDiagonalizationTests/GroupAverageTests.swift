import ExactDiagonalization
import LatticeModels
import Numerics
import Testing

/// Averages of structures over the visible group.
@Suite("Averages over the visible group")
struct GroupAverageTests {
  /// The sectors of a structure, and of the average of another.
  private func check(
    _ model: Model, sum: CouplingStructure, average: CouplingStructure, copies: Double
  ) throws {
    let plan = try SectorPlan(model)
    let space = try ConfigurationSpace(
      siteDimensions: model.siteDimensions, conservedTotal: model.conservedTotal)
    let orbits = SymmetryOrbits(plan.visible, space: space)
    let group = GroupAverage(plan.visible)
    for sector in plan.sectors {
      let basis = try SectorBasis(
        irrep: sector.irrep, of: plan.visible, orbits: orbits, expected: sector.multiplicity)
      let whole = elements(SectorMatrix(basis, structures: [sum]))
      let part = SectorMatrix(basis, structures: [average], averagedBy: group)
      try part.checkHermiticity(coefficients: [1])
      for (a, b) in zip(whole, elements(part)) {
        #expect((a - b * Complex(copies)).length < 1e-12)
      }
    }
  }

  private func elements(_ matrix: SectorMatrix) -> [Complex<Double>] {
    var result = [Complex<Double>](
      repeating: .zero, count: matrix.dimension * matrix.dimension)
    result.withUnsafeMutableBufferPointer { matrix.fill([1], into: $0) }
    return result
  }

  private static func models() throws -> [Model] {
    [
      try FamilyTestModels.bundled("square-xxz", ["L": "3", "magnetization": "1/2"]),
      try FamilyTestModels.fermionRing(),
      try FamilyTestModels.ring([("bonds", "j >= 0")]),
    ]
  }

  @Test("what commutes with the group is its own average")
  func symmetricStructures() throws {
    for model in try Self.models() + [FamilyTestModels.bundled("torus-chain", ["L": "3"])] {
      for structure in model.structures {
        try check(model, sum: structure, average: structure, copies: 1)
      }
    }
  }

  @Test("the average of one bond is its share of the sum over all")
  func singleBonds() throws {
    for model in try Self.models() {
      for structure in model.structures {
        let places = Set(structure.operators.map(\.sites))
        for place in places {
          let one = CouplingStructure(
            name: "one", index: nil, operators: structure.operators.filter { $0.sites == place })
          try check(model, sum: structure, average: one, copies: Double(places.count))
        }
      }
    }
  }
}
