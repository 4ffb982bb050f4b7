import LatticeModels
import ModelFiles
import Testing

@Suite("Local bases that do not exist")
struct LocalBasisRefusalTests {
  private func parse(_ text: String) throws -> Model {
    try ModelFile.parse(source: "format: 1\nname: test\n" + text, sourceName: "test.yaml")
  }

  @Test(
    "Generators without a common basis are refused by name",
    arguments: [
      (
        "{name: H, on-site: (X + Z)/sqrt(2)}, {name: S, on-site: 'diagonal(1, im)'}",
        "'H', 'S' are not all monomial, and no basis"
      ),
      ("{name: R, on-site: exp(im*Y)}", "'R' is not monomial"),
      ("{name: R, on-site: 'exp(im*Y)', permute: 2 - j}", "more than 500"),
    ])
  func refused(generators: String, fragment: String) throws {
    let error = try #require(throws: ModelFileError.self) {
      try parse(
        """
        sites: {count: 3, local: qubit}
        terms: [{name: c, over: sites, operator: 1}]
        symmetry:
          visible: [\(generators)]
        """)
    }
    #expect(error.message.contains(fragment), "\(error)")
    #expect(error.line == 6)
  }

  @Test("Levels of fermions are never superposed")
  func fermions() throws {
    let error = try #require(throws: ModelFileError.self) {
      try parse(
        """
        sites: {count: 3, local: fermion}
        terms: [{name: c, over: sites, operator: 1}]
        symmetry:
          visible: [{name: H, on-site: 'matrix(1, 1, 1, -1)/sqrt(2)'}]
        """)
    }
    #expect(error.message.contains("hold fermions"), "\(error)")
  }
}
