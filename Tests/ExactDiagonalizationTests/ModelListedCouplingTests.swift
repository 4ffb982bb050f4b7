import ExactDiagonalization
import LatticeModels
import ModelFiles
import Testing

@Suite("Listed couplings with a common factor")
struct ModelListedCouplingTests {
  private func model(_ coupling: String, over: String = "[[0, 1], [1, 2]]") throws -> Model {
    try ModelFile.parse(
      source: """
        format: 1
        name: test
        parameters: {w: 0.2, g: 3}
        sites: {count: 3, local: qubit}
        random: {u: 'uniform(1 - w, 1 + w)'}
        terms:
          - {name: A, over: \(over), indices: [j, k], coupling: \(coupling), operator: Z(j)*Z(k)}
          - {name: B, over: sites, operator: X(j)}
        """, sourceName: "test.yaml")
  }

  @Test("is one structure with one strength, random or not")
  func strength() throws {
    let random = try model("{values: [0.5, -2], times: u*g}")
    #expect(random.structures.map(\.name) == ["A", "B"])
    for sample in 0..<4 {
      let u = random.couplings(seed: 3, sample: sample)[0].values[0]
      #expect(random.coefficients(seed: 3, sample: sample) == [u * 3, 1])
    }
    let fixed = try model("{values: [0.5, -2], times: g^2}")
    #expect(fixed.coefficients(seed: 3, sample: 0) == [9, 1])
    let plain = try model("[0.5, -2]")
    #expect(fixed.structures[0].operators == plain.structures[0].operators)
    #expect(try model("{values: [0.5, -2]}").coefficients(seed: 3, sample: 0) == [1, 1])
  }

  @Test("a listed tuple may name a site twice")
  func repeatedSite() throws {
    // Z² = 1.
    let model = try model("{values: [4, 1], times: u}", over: "[[0, 0], [1, 2]]")
    #expect(model.structures[0].operators.map(\.sites) == [[0], [1, 2]])
  }

  @Test(
    "what is no common factor is refused",
    arguments: [
      ("{values: [0.5, -2], times: j}", "no indices"),
      ("{values: [0.5, -2], times: 'normal(0, 1)'}", "no distribution"),
      ("{values: [0.5], times: u}", "lists 1 numbers, but the sum has 2 tuples"),
      ("{values: [0.5, -2], dataset: /J}", "a dataset is one of a file"),
      ("{times: u}", "'values' is missing"),
    ])
  func refused(coupling: String, phrase: String) {
    let error = #expect(throws: ModelFileError.self) { try model(coupling) }
    #expect(error?.description.contains(phrase) == true, "\(error?.description ?? "")")
  }
}
