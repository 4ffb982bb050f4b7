import ExactDiagonalization
import LatticeModels
import LinearAlgebra
import Numerics
import TestSupport
import Testing

@Suite struct SectorRefusalTests {
  @Test func aSpoiledSignInAGeneratorIsRefused() throws {
    var test = TestModel.spinOneChain(length: 4)
    test.visible[1].onSite[2] = diagonal([1, 1, -1])
    let error = #expect(throws: SymmetryError.self) {
      try ExactDiagonalization(model: test.model())
    }
    guard case .broken(let generator, false, let term, let state, let residual, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(generator == "Rx")
    #expect(["J", "Delta"].contains(term))
    #expect(state.count == 4)
    #expect(residual > 0.1)
  }

  @Test func theOffendingTermIsNamed() throws {
    var test = TestModel.clockChain(length: 3)
    test.structures.append(
      .init(
        name: "field", index: 1,
        terms: [ProductTerm(coefficient: .one, factors: [1: diagonal([0, 0, 1])])],
        strength: .fixed(1e-6)))
    let error = #expect(throws: SymmetryError.self) {
      try ExactDiagonalization(model: test.model())
    }
    #expect(error?.description.contains("Term field breaks it most") == true)
    #expect(error?.description.contains("symmetry X") == true)
  }

  @Test func disorderBreaksTranslation() throws {
    var test = TestModel.chiralRing(length: 4, declaresReality: false)
    for place in test.structures.indices where test.structures[place].name == "Delta" {
      test.structures[place].strength = normalStrength("Delta", place)
    }
    let error = #expect(throws: SymmetryError.self) {
      try ExactDiagonalization(model: test.model())
    }
    #expect(error?.description.contains("Term Delta") == true)
  }

  @Test func aTermWithoutItsConjugateIsRefused() throws {
    var test = TestModel.clockChain(length: 3)
    test.structures[1].terms.removeLast()
    let error = #expect(throws: SymmetryError.self) {
      try ExactDiagonalization(model: test.model())
    }
    guard case .notHermitian("J", 1, _, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aWrongAntiunitarySymmetryIsRefused() throws {
    var test = TestModel.clockChain(length: 3, theta: 0.3)
    test.antiunitary = [TestOperation("K", test.dimensions)]
    _ = try ExactDiagonalization(model: test.model())
    test.antiunitary = [
      TestOperation("ZK", test.dimensions, onSite: Array(repeating: clock(3), count: 3))
    ]
    let error = #expect(throws: SymmetryError.self) {
      try ExactDiagonalization(model: test.model())
    }
    #expect(error?.description.contains("anti-unitary symmetry ZK") == true)
  }

  @Test func wrongLevelsFailTheTraceCheck() throws {
    let model = try TestModel.clockChain(length: 4).model()
    let exact = try ExactDiagonalization(model: model)
    let coefficients = model.coefficients(seed: 1, sample: 0)
    for (sector, matrix) in exact.matrices.enumerated() {
      let levels = try exact.spectrum(sector: sector, coefficients: coefficients)
      try matrix.check(levels: levels, coefficients: coefficients)
      var moved = levels
      moved[3] += 1e-7
      #expect(throws: SectorMatrixError.self) {
        try matrix.check(levels: moved, coefficients: coefficients)
      }
      // The sum is right, the sum of squares is not.
      moved[4] -= 1e-7
      moved[9] += 0.5
      moved[10] -= 0.5
      #expect(throws: SectorMatrixError.self) {
        try matrix.check(levels: moved, coefficients: coefficients)
      }
      #expect(throws: SectorMatrixError.self) {
        try matrix.check(levels: levels.map { _ in .nan }, coefficients: coefficients)
      }
      #expect(throws: SectorMatrixError.self) {
        try matrix.check(levels: Array(levels.dropLast()), coefficients: coefficients)
      }
    }
  }

  @Test func couplingsOfALaterSampleThatBreakTheSymmetryAreRefused() throws {
    let model = try TestModel.chiralRing(length: 4, declaresReality: false).model()
    let exact = try ExactDiagonalization(model: model)
    var coefficients = model.coefficients(seed: 1, sample: 0)
    coefficients[0] += 0.1
    #expect(throws: SectorMatrixError.self) {
      for sector in exact.sectors.indices {
        _ = try exact.spectrum(sector: sector, coefficients: coefficients)
      }
    }
  }

  @Test func aSectorTooLargeForMemoryIsRefusedWithItsSize() throws {
    let model = try TestModel.clockChain(length: 12).model()
    let error = #expect(throws: SectorPlanError.self) {
      try ExactDiagonalization(model: model, threads: 2, availableMemory: 16 << 30)
    }
    guard case .notEnoughMemory(let sector, 177147, 2, let needed, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(["0", "1", "2"].contains(sector))
    #expect(needed > 2 * 177147.0 * 177147.0 * 8)
    #expect(error?.description.contains("16.0 GiB are available") == true)
    #expect(throws: SectorPlanError.self) {
      try ExactDiagonalization(model: TestModel.clockChain(length: 30).model())
    }
  }
}
