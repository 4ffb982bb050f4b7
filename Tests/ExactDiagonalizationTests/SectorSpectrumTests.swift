import ExactDiagonalization
import LinearAlgebra
import Numerics
import TestSupport
import Testing

@Suite struct SectorSpectrumTests {
  /// Checks all sectors of one sample against dense projectors, and their union against the whole.
  private static func compare(_ test: TestModel) throws {
    LinearAlgebraLibrary.useOneThread()
    let model = try test.model()
    let exact = try ExactDiagonalization(model: model, seed: 5)
    let coefficients = model.coefficients(seed: 5, sample: 0)
    let hamiltonian = test.hamiltonian(coefficients)
    let whole = try hamiltonian.eigenvalues()
    let tolerance = 1e-12 * max(1, abs(whole.first ?? 0), abs(whole.last ?? 0))
    let orders = test.visible.map { TestModel.order(of: $0, test.dimensions) }
    var union: [Double] = []
    for (index, sector) in exact.sectors.enumerated() {
      // The name of a sector is the list of the generators' eigenvalue exponents.
      let exponents = sector.alias.split { "(,)".contains($0) }.map { Int($0)! }
      let levels = try exact.spectrum(sector: index, coefficients: coefficients)
      let projector = test.projector(exponents: exponents, orders: orders)
      let reference = try hamiltonian.eigenvalues(within: projector)
      #expect(levels.count == sector.multiplicity)
      let difference = largestDifference(levels, reference)
      #expect(difference <= tolerance, "sector \(sector.name): \(difference)")
      union += levels
    }
    #expect(largestDifference(union.sorted(), whole) <= tolerance)
  }

  @Test func clockChainAgreesWithDenseProjectors() throws {
    try Self.compare(.clockChain(length: 4))
    try Self.compare(.clockChain(length: 4, theta: 0.3))
  }

  @Test func spinOneChainAgreesWithDenseProjectors() throws {
    try Self.compare(.spinOneChain(length: 4))
  }

  @Test func ashkinTellerAgreesWithDenseProjectors() throws {
    try Self.compare(.ashkinTeller(length: 3))
  }

  @Test func cleanRingAgreesWithDenseProjectors() throws {
    try Self.compare(.chiralRing(length: 6, declaresReality: false))
  }

  @Test(arguments: 0..<80) func randomModelAgreesWithDenseProjectors(seed: Int) throws {
    try Self.compare(.random(seed: UInt64(seed)))
  }

  @Test func clockChainHasTheHiddenTie() throws {
    let model = try TestModel.clockChain(length: 5).model()
    let exact = try ExactDiagonalization(model: model)
    #expect(exact.sectors.map(\.multiplicity) == [81, 81, 81])
    #expect(exact.matrices.allSatisfy { $0.isReal })
    let coefficients = model.coefficients(seed: 1, sample: 0)
    let levels = try (0..<3).map { try exact.spectrum(sector: $0, coefficients: coefficients) }
    #expect(largestDifference(levels[1], levels[2]) <= 1e-12)
    #expect(largestDifference(levels[0], levels[1]) > 1e-3)
  }

  @Test func ashkinTellerHasTheSizesOfTheLiterature() throws {
    let plan = try SectorPlan(TestModel.ashkinTeller(length: 5).model())
    #expect(plan.sectors.map(\.multiplicity) == [256, 256, 256, 256])
    let spinOne = try SectorPlan(TestModel.spinOneChain(length: 8).model())
    #expect(spinOne.sectors.map(\.multiplicity) == [1641, 1640, 1640, 1640])
    #expect(spinOne.sectors.map(\.name) == ["(0,0)", "(0,1)", "(1,0)", "(1,1)"])
  }

  @Test func declaredAntiunitarySymmetryMakesTheMatricesReal() throws {
    let plain = try ExactDiagonalization(
      model: TestModel.chiralRing(length: 8, declaresReality: false).model())
    let declared = try ExactDiagonalization(
      model: TestModel.chiralRing(length: 8, declaresReality: true).model())
    // What is not declared is found.
    #expect(plain.matrices.allSatisfy { $0.isReal })
    #expect(declared.matrices.allSatisfy { $0.isReal })
    let coefficients = declared.model.coefficients(seed: 1, sample: 0)
    for sector in plain.sectors.indices {
      let difference = largestDifference(
        try plain.spectrum(sector: sector, coefficients: coefficients),
        try declared.spectrum(sector: sector, coefficients: coefficients))
      #expect(difference <= 1e-12)
    }
    try Self.compare(.chiralRing(length: 6, declaresReality: true))
  }

  @Test func kramersSymmetryLeavesTheMatricesComplex() throws {
    // T = Π (iσ^y) K on three spins has T² = -1.
    let dimensions = [2, 2, 2]
    let turn = DenseMatrix(rows: [[0, 1], [-1, 0]])
    var generator = SeededGenerator(seed: 6)
    let paulis = [
      shift(2), clock(2), DenseMatrix(rows: [[0, Complex(0, -1)], [Complex(0, 1), 0]]),
    ]
    let structures = (0..<9).map { number in
      TestModel.Structure(
        name: "J", index: number,
        terms: [
          ProductTerm(
            coefficient: Complex(Double.random(in: -1...1, using: &generator)),
            factors: [
              number / 3: paulis[number % 3], (number / 3 + 1) % 3: paulis[(number + 1) % 3],
            ])
        ], strength: .fixed(1))
    }
    var test = TestModel(dimensions: dimensions, structures: structures, visible: [])
    test.antiunitary = [TestOperation("T", dimensions, onSite: [turn, turn, turn])]
    let exact = try ExactDiagonalization(model: test.model())
    #expect(!exact.matrices[0].isReal)
    let levels = try exact.spectrum(
      sector: 0, coefficients: Array(repeating: 1, count: structures.count))
    for pair in stride(from: 0, to: 8, by: 2) { #expect(levels[pair + 1] - levels[pair] < 1e-12) }
  }
}
