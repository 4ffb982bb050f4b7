import ExactDiagonalization
import Foundation
import GroupTheory
import LatticeModels
import LinearAlgebra
import Numerics
import TestSupport
import Testing

/// The number of random models; `XSFF_RANDOM_MODELS=500` makes the long run.
private let modelCount =
  ProcessInfo.processInfo.environment["XSFF_RANDOM_MODELS"].flatMap(Int.init) ?? 25

@Suite struct SectorRandomGroupTests {
  @Test(arguments: 0..<modelCount) func agreesWithDenseProjectors(seed: Int) throws {
    LinearAlgebraLibrary.useOneThread()
    let random = try RandomGroupModel(seed: UInt64(seed))
    let model = try random.test.model()
    let exact = try ExactDiagonalization(model: model)
    let coefficients = model.coefficients(seed: 1, sample: 0)
    let hamiltonian = random.test.hamiltonian(coefficients)
    let whole = try hamiltonian.eigenvalues(within: random.spaceProjector)
    let tolerance = 1e-10 * max(1, abs(whole.first ?? 0), abs(whole.last ?? 0))
    var union: [Double] = []
    for (irrep, sector) in exact.sectors.enumerated() {
      let levels = try exact.spectrum(sector: irrep, coefficients: coefficients)
      #expect(levels.count == sector.multiplicity)
      let repeated = levels.flatMap { Array(repeating: $0, count: sector.irrepDimension) }
      let reference = try hamiltonian.eigenvalues(within: random.projector(irrep: irrep))
      let difference = largestDifference(repeated, reference)
      #expect(difference <= tolerance, "sector \(sector.name): \(difference)")
      union += repeated
    }
    #expect(largestDifference(union.sorted(), whole) <= tolerance)
  }

  /// One generator gets a wrong sign on one level of one site. Whether that breaks the symmetry is
  /// decided with dense matrices; then it must be refused, otherwise the answer must stay right.
  @Test(arguments: 0..<modelCount) func aSpoiledSignIsCaught(seed: Int) throws {
    var random = try RandomGroupModel(seed: UInt64(seed))
    var generator = SeededGenerator(seed: UInt64(seed))
    let place = random.test.exactVisible.indices.randomElement(using: &generator)!
    let good = random.test.exactVisible[place].operation
    guard
      let site = good.dimensions.indices.filter({ good.dimensions[$0] > 1 })
        .randomElement(using: &generator)
    else { return }
    var phases = good.phases.map { $0.map { 2 * $0 } }
    phases[site][Int.random(in: 0..<good.dimensions[site], using: &generator)] += good.phaseOrder
    let spoiled = MonomialOperator(
      dimensions: good.dimensions, sitePermutation: good.sitePermutation,
      levelPermutations: good.levelPermutations, phases: phases,
      globalPhase: 2 * good.globalPhase, phaseOrder: 2 * good.phaseOrder)
    random.test.exactVisible[place] = SymmetryGenerator(name: "spoiled", operation: spoiled)
    let model = try random.test.model()
    let inside = random.spaceProjector
    let hamiltonian = inside * random.test.hamiltonian(model.coefficients(seed: 1, sample: 0))
    let unitary = dense(spoiled)
    let commutator = unitary * hamiltonian + (hamiltonian * unitary).scaled(by: Complex(-1))
    do {
      _ = try ExactDiagonalization(model: model)
      #expect((inside * commutator * inside).largestModulus < 1e-8)
    } catch let error as SymmetryError {
      #expect((inside * commutator * inside).largestModulus > 1e-8)
      #expect(error.description.contains("spoiled"))
    } catch is VisibleGroupError {
      // The spoiled operator makes a group that is too large.
    }
  }

  @Test func theModelsHaveGroupsOfManyKinds() throws {
    let groups = try (0..<60).map { try RandomGroupModel(seed: UInt64($0)).visible }
    #expect(groups.count { !$0.isAbelian } >= 15)
    #expect(Set(groups.map(\.group.order)).count >= 10)
    #expect(groups.contains { ($0.irrepDimensions.max() ?? 0) >= 3 })
  }
}
