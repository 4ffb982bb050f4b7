import ExactDiagonalization
import Foundation
import LatticeModels
import ModelFiles
import Testing

@Suite("Parameters and overrides")
struct ModelFileParameterTests {
  private func model(_ overrides: [String: String]) throws -> Model {
    try ModelFile.parse(
      source: ModelFileErrorTests.correct, sourceName: "test.yaml", overrides: overrides)
  }

  @Test("Overrides may be arithmetic and use parameters that stand before")
  func arithmetic() throws {
    let model = try model(["L": "2*3", "J": "pi/4 + L/2"])
    #expect(model.siteDimensions == [3, 3, 3, 3, 3, 3])
    #expect(model.parameters.map(\.name) == ["L", "J", "sigma"])
    #expect(model.parameters.map(\.value) == [6, .pi / 4 + 3, 0.25])
  }

  @Test(
    "Overrides that the model cannot have are the command's fault",
    arguments: [
      ("sgima", "1", "did you mean 'sigma'?"), ("L", "0", "two sites at least"),
      ("L", "-3", "two sites"), ("L", "2.5", "integer"), ("L", "4096 + 1", "number of sites"),
      ("L", "abc", "unknown name"), ("L", "", "empty"),
      ("sigma", "-0.1", "less than the minimum 0"),
      ("J", "6", "more than the maximum"), ("J", "im", "real number"), ("J", "1/0", "zero"),
      ("temperature", "1", "L, J, sigma"),
    ])
  func refused(name: String, value: String, fragment: String) throws {
    let error = try #require(throws: ModelParameterError.self) { try model([name: value]) }
    #expect(error.parameter == name)
    #expect(error.message.contains(fragment), "\(error)")
  }

  @Test("Parameters without a default are named together when values are missing")
  func missing() throws {
    let source = ModelFileErrorTests.correct.replacing("sigma: {default: 0.25, ", with: "sigma: {")
      .replacing("parameters:\n", with: "parameters:\n  g: {description: a coupling}\n")
    try #require(source != ModelFileErrorTests.correct)
    let error = try #require(throws: ModelParameterError.self) {
      try ModelFile.parse(source: source, sourceName: "test.yaml", overrides: [:])
    }
    #expect(error.description.contains("g"), "\(error)")
    let model = try ModelFile.parse(
      source: source, sourceName: "test.yaml", overrides: ["g": "1", "sigma": "0.5"])
    #expect(model.parameters.first { $0.name == "g" }?.value == 1)
  }

  @Test("A model far beyond any memory is read without overflow")
  func hugeDimension() throws {
    let model = try model(["L": "400"])
    #expect(model.siteDimensions.count == 400)
    #expect(model.structures.count == 400)
  }

  @Test("Drawn couplings give a structure for each tuple, fixed ones a structure for the sum")
  func structures() throws {
    let model = try model([:])
    #expect(model.structures.map(\.index) == [0, 1, 2, nil])
    #expect(model.draws.map(\.name) == ["J", "J", "J"])
    #expect(model.structures[3].operators.map(\.sites) == [[0], [1], [2], [3]])
    #expect(model.meanCoefficients == [1, 1, 1, 1])
    #expect(model.coefficientVariances == [0.0625, 0.0625, 0.0625, 0])
    let couplings = model.couplings(seed: 7, sample: 3)
    #expect(couplings.map(\.name) == ["J"])
    #expect(couplings[0].values == Array(model.coefficients(seed: 7, sample: 3).prefix(3)))
    #expect(try self.model(["sigma": "0"]).structures.count == 4)
  }

  @Test("A term that is added changes no draw of the others")
  func independence() throws {
    let more = ModelFileErrorTests.correct.replacing(
      "terms:\n",
      with: """
        terms:
          - {name: extra, over: sites, coupling: 'uniform(0, 1)', operator: X(j) + h.c.}

        """)
    let larger = try ModelFile.parse(source: more, sourceName: "test.yaml")
    let (before, after) = try (
      model([:]).couplings(seed: 9, sample: 2), larger.couplings(seed: 9, sample: 2)
    )
    #expect(after.map(\.name) == ["extra", "J"])
    #expect(before[0].values == after[1].values)
    #expect(after[0].values.allSatisfy { (0..<1).contains($0) })
  }

  @Test("A longer chain keeps the draws of the shorter one")
  func growth() throws {
    let short = try model(["L": "4"]).couplings(seed: 1, sample: 0)[0].values
    let long = try model(["L": "8"]).couplings(seed: 1, sample: 0)[0].values
    #expect(short == Array(long.prefix(3)))
  }

  @Test("A coupling that varies with the indices goes into the operators")
  func indexedCoupling() throws {
    let staggered = ModelFileErrorTests.correct.replacing(
      "over: sites\n", with: "over: sites\n    coupling: (-1)^j * J\n")
    let model = try ModelFile.parse(
      source: staggered, sourceName: "test.yaml", overrides: ["J": "3"])
    #expect(model.meanCoefficients.last == 1)
    let amplitudes = model.structures.last!.operators.map { $0.columns[0][0].amplitude.real }
    #expect(amplitudes == [3, -3, 3, -3])
  }

  @Test("A list gives every tuple its own number")
  func listedCoupling() throws {
    let listed = ModelFileErrorTests.correct.replacing(
      "over: sites\n", with: "over: sites\n    coupling: [0.5, -J, 2*J, 0]\n")
    let model = try ModelFile.parse(
      source: listed, sourceName: "test.yaml", overrides: ["J": "3"])
    let amplitudes = model.structures.last!.operators.map { $0.columns[0].first?.amplitude.real }
    #expect(amplitudes.filter { $0 != nil } == [0.5, -3, 6])
    #expect(model.draws.map(\.name) == ["J", "J", "J"])
  }

  @Test(
    "Sums over pairs, filtered tuples, rings and listed bonds",
    arguments: [
      ("over: bonds", "over: pairs", 6), ("over: bonds", "over: bonds(2)", 2),
      ("over: bonds", "over: tuples\n    where: (j + k) mod 3 == 0 and j < k", 2),
      ("over: bonds", "over: [[0, L - 1], [1, 2]]", 2), ("over: bonds", "over: bonds(9)", 0),
      ("lattice: open chain", "lattice: periodic chain", 4),
      ("lattice: open chain", "lattice: {bonds: [[3, 0]]}", 1),
    ])
  func tuples(original: String, replacement: String, count: Int) throws {
    let source = ModelFileErrorTests.correct.replacing(original, with: replacement)
    let model = try ModelFile.parse(source: source, sourceName: "test.yaml")
    #expect(model.draws.count == count)
    #expect(model.terms[0].tupleCount == count)
  }
}
