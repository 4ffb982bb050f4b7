import ExactDiagonalization
import Foundation
import LatticeModels
import ModelFiles
import Numerics
import Testing

@Suite("Random variables shared by terms")
struct ModelRandomVariableTests {
  private func model(_ random: String, _ terms: String) throws -> Model {
    try ModelFile.parse(
      source: """
        format: 1
        name: test
        parameters: {kappa: 0.9, w: 0.2}
        sites: {count: 4, local: qubit}
        lattice: ring
        random: \(random)
        terms:
        \(terms)
        """, sourceName: "test.yaml")
  }

  @Test("One draw in every sample enters every term and the result file")
  func shared() throws {
    let model = try model(
      "{u: 'uniform(kappa - w, kappa + w)', v: 'normal(0, 1)'}",
      """
        - {name: A, over: bonds, coupling: u^2, operator: Z(j)*Z(k)}
        - {name: B, over: sites, coupling: u*v, operator: X(j)}
        - {name: C, over: sites, coupling: 'normal(0, w)', operator: Z(j)}
      """)
    #expect(model.structures.map(\.name) == ["A", "B", "C", "C", "C", "C"])
    for sample in 0..<5 {
      let couplings = model.couplings(seed: 3, sample: sample)
      #expect(couplings.map(\.name) == ["u", "v", "C"])
      #expect(couplings.map(\.values.count) == [1, 1, 4])
      let (u, v) = (couplings[0].values[0], couplings[1].values[0])
      #expect((0.7...1.1).contains(u))
      #expect(model.coefficients(seed: 3, sample: sample) == [u * u, u * v] + couplings[2].values)
    }
    let draws = Set((0..<50).map { model.couplings(seed: 3, sample: $0)[0].values })
    #expect(draws.count == 50)
  }

  @Test("Tuples with proportional couplings share a structure")
  func grouped() throws {
    let random = "{u: 'uniform(0, 1)'}"
    func count(_ coupling: String) throws -> Int {
      try model(
        random, "  - {name: A, over: sites, coupling: '\(coupling)', operator: Z(j)}"
      ).structures.count
    }
    #expect(try count("u*j") == 1)
    #expect(try count("u + 2*(j mod 2)") == 2)
    #expect(try count("cos(u*(j - 1))") == 3)
    #expect(try count("cos(u)^2 + sin(u)^2 + j") == 1)
    #expect(try count("besselj0(2*u*cos(2*pi*j/4))") == 2)
    #expect(try count("0*u") == 0)
    let staggered = try self.model(
      random, "  - {name: A, over: sites, coupling: -u*j, operator: Z(j)}")
    let diagonal = staggered.structures[0].operators.map { $0.columns[0][0].amplitude.real }
    #expect(diagonal == [1, 2, 3])
    let u = staggered.couplings(seed: 1, sample: 0)[0].values[0]
    #expect(staggered.coefficients(seed: 1, sample: 0) == [-u])
  }

  @Test("Means and variances of formulas are those of the integrals")
  func moments() {
    func formula(
      _ distributions: [CouplingDistribution], _ body: @escaping @Sendable ([Double]) -> Double
    ) -> CouplingFormula {
      CouplingFormula(
        variables: distributions.map { CouplingDraw(name: "u", index: 0, distribution: $0) }, body)
    }
    let normal = CouplingDistribution.normal(mean: 0.3, standardDeviation: 0.5)
    let square = formula([normal]) { $0[0] * $0[0] }
    #expect(abs(square.mean - 0.34) < 1e-13)
    #expect(abs(square.variance - (2 * 0.0625 + 4 * 0.09 * 0.25)) < 1e-12)
    let uniform = CouplingDistribution.uniform(lower: 0, upper: 2)
    let cosine = formula([uniform]) { Foundation.cos($0[0]) }
    let mean = Foundation.sin(2.0) / 2
    #expect(abs(cosine.mean - mean) < 1e-13)
    #expect(abs(cosine.variance - (0.5 + Foundation.sin(4.0) / 8 - mean * mean)) < 1e-13)
    let logNormal = CouplingDistribution.logNormal(location: 0.1, scale: 0.4)
    let identity = formula([logNormal]) { $0[0] }
    #expect(abs(identity.mean - logNormal.mean) < 1e-12)
    #expect(abs(identity.variance - logNormal.variance) < 1e-12)
    let product = formula([normal, uniform]) { $0[0] * $0[1] }
    #expect(abs(product.mean - 0.3) < 1e-12)
    let both = (0.25 + 0.09) * (4.0 / 3)
    #expect(abs(product.variance - (both - 0.09)) < 1e-11)
  }

  @Test("The driven ring has few structures, each Hermitian", arguments: [0.0, 0.3])
  func driven(width: Double) throws {
    let model = try ModelBundledTests.load(
      "driven-bose-hubbard", ["kappa_width": "\(width)"])
    #expect(model.structures.count == (width == 0 ? 1 : 10))
    #expect(model.conservedTotal?.dimension == 792)
    #expect(model.terms[0].tupleCount == 512)
    for operation in model.structures.flatMap(\.operators) {
      #expect(operation == operation.adjoint)
    }
    let kappa = model.couplings(seed: 1, sample: 2)[0]
    #expect(kappa.name == "kappa_s")
    #expect(abs(kappa.values[0] - 0.9) <= width)
  }

  @Test("The coefficients of the driven ring are its Bessel functions")
  func bessel() throws {
    let model = try ModelBundledTests.load(
      "driven-bose-hubbard", ["L": "4", "bosons": "2", "kappa_width": "0.3"])
    let kappa = model.couplings(seed: 8, sample: 1)[0].values[0]
    let coefficients = model.coefficients(seed: 8, sample: 1)
    // 0 + 1 ≡ 2 + 3 mod 4: <2 3| H |0 1> = 4 U/2L J_0(2κ(-1 + 0 - 1 - 0)), while 0 + 2 is not 1 + 3.
    var elements: [[Int]: Double] = [:]
    for (structure, coefficient) in zip(model.structures, coefficients) {
      for operation in structure.operators where operation.sites == [0, 1, 2, 3] {
        for (states, key) in [([0, 2, 1, 3], [13, 2]), ([0, 1, 2, 3], [23, 1])] {
          func number(_ occupied: [Int]) -> Int {
            occupied.reduce(0) { $0 + [27, 9, 3, 1][$1] }
          }
          let column = operation.columns[number(Array(states[..<2]))]
          let row = number(Array(states[2...]))
          elements[key, default: 0] +=
            coefficient * (column.first { $0.row == row }?.amplitude.real ?? 0)
        }
      }
    }
    #expect(abs(elements[[23, 1]]! - 4 * j0(4 * kappa) / 8) < 1e-14)
    #expect(elements[[13, 2]]! == 0)
    // <2 2| H |0 0> = √2 √2 U/2L J_0(2κ(-1 - 1 - 1 - 1)).
    var pair = 0.0
    for (structure, coefficient) in zip(model.structures, coefficients) {
      for operation in structure.operators where operation.sites == [0, 2] {
        pair += coefficient * (operation.columns[6].first { $0.row == 2 }?.amplitude.real ?? 0)
      }
    }
    #expect(abs(pair - 2 * j0(8 * kappa) / 8) < 1e-14)
  }
}
