import ExactDiagonalization
import LatticeModels
import Numerics
import Testing

/// Models whose form differed from the published one.
@Suite("Models as published")
struct PublishedModelTests {
  /// The matrix of one term on two sites in the basis m = 1, 0, -1, by the textbook's elements of S+.
  private func pairMatrix(_ name: String) throws -> KroneckerMatrix {
    let root = 2.0.squareRoot()
    let raising = KroneckerMatrix(
      [[0, root, 0], [0, 0, root], [0, 0, 0]].map { $0.map { Complex($0) } })
    let (plus, minus) = (raising.times(raising), raising.times(raising).adjoint)
    func product(_ a: KroneckerMatrix, _ b: KroneckerMatrix) -> KroneckerMatrix {
      KroneckerMatrix.product([0: a.rows, 1: b.rows], dimensions: [3, 3])
    }
    return name == "d4-chain"
      ? product(plus, plus).plus(product(minus, minus))
      : product(plus, minus).plus(product(minus, plus))
  }

  @Test(
    "the quartic term is (S+)² (S+)² + h.c., or (S+)² (S-)² + h.c. after the transformation",
    arguments: ["d4-chain", "kennedy-tasaki"])
  func pairs(name: String) throws {
    let model = try ModelBundledTests.load(name, ["L": "2"])
    let term = try #require(model.structures.first { $0.name == "g" })
    let found = KroneckerMatrix(term.operators[0].denseRows)
    // |x> = (|-1> - |1>)/√2, |y> = i (|-1> + |1>)/√2, |z> = |0>, as columns in the basis m = 1, 0, -1.
    let (half, none) = (Complex(0.5.squareRoot()), Complex<Double>.zero)
    let i = Complex(0, 0.5.squareRoot())
    let basis = KroneckerMatrix([[-half, i, none], [none, none, Complex(1)], [half, i, none]])
    let both = KroneckerMatrix.product([0: basis.rows, 1: basis.rows], dimensions: [3, 3])
    let expected = both.adjoint.times(try pairMatrix(name)).times(both)
    #expect(found.distance(to: expected) < 1e-14)
  }

  @Test(
    "J of the spin-1 chains has no disorder unless it is asked for",
    arguments: ["d4-chain", "kennedy-tasaki"])
  func uniformJ(name: String) throws {
    func values(_ overrides: [String: String]) throws -> Set<Double> {
      let model = try ModelBundledTests.load(name, ["L": "6"].merging(overrides) { $1 })
      let couplings = model.couplings(seed: 3, sample: 1)
      return Set(try #require(couplings.first { $0.name == "J" }).values)
    }
    #expect(try values([:]) == [1])
    #expect(try values(["sigma_J": "0.25"]).count == 5)
  }

  @Test("a random U rescales one spectrum, a random κ does not")
  func drivenRing() throws {
    func samples(_ overrides: [String: String]) throws -> [[Double]] {
      let model = try ModelBundledTests.load(
        "driven-bose-hubbard", ["L": "4", "bosons": "4"].merging(overrides) { $1 })
      let exact = try ExactDiagonalization(model: model)
      return try (0..<2).map {
        try exact.spectrum(sector: 0, coefficients: model.coefficients(seed: 5, sample: $0))
      }
    }
    func misfit(_ samples: [[Double]]) -> Double {
      let ratio = samples[1].last! / samples[0].last!
      return zip(samples[0], samples[1]).reduce(0) { max($0, abs(ratio * $1.0 - $1.1)) }
    }
    let rescaled = try samples(["kappa_width": "0", "U_width": "0.25"])
    #expect(rescaled[0] != rescaled[1])
    #expect(misfit(rescaled) < 1e-12)
    #expect(misfit(try samples([:])) > 1e-3)
  }
}
