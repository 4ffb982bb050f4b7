import ExactDiagonalization
import LatticeModels
import ModelFiles
import Numerics
import Testing

@Suite("Symmetry generators of model files")
struct ModelFileSymmetryTests {
  private func generator(_ local: String, _ definition: String) throws -> MonomialOperator {
    let source = """
      format: 1
      name: test
      sites: {count: 3, local: \(local)}
      terms: [{name: c, over: sites, operator: 1}]
      symmetry:
        visible: [{name: g, \(definition)}]
      """
    return try ModelFile.parse(source: source, sourceName: "test.yaml")
      .visibleGenerators[0].operation
  }

  @Test("An on-site operator acts on every site, and may depend on the site")
  func onSite() throws {
    let everywhere = try generator("clock(3)", "on-site: X")
    #expect(everywhere.levelPermutations == [[1, 2, 0], [1, 2, 0], [1, 2, 0]])
    let staggered = try generator("clock(3)", "on-site: X^(j mod 2)")
    #expect(staggered.levelPermutations == [[0, 1, 2], [1, 2, 0], [0, 1, 2]])
    let diagonal = try generator("clock(3)", "on-site: Z")
    #expect(diagonal.phaseOrder == 3)
    #expect(diagonal.phases == [[0, 1, 2], [0, 1, 2], [0, 1, 2]])
  }

  private func group(names: String) throws -> VisibleGroup {
    let source = """
      format: 1
      name: test
      sites: {count: 3, local: qubit}
      terms: [{name: c, over: sites, operator: Z(j)}]
      symmetry:
        visible: [{name: T, permute: (j + 1) mod 3}]
        names: \(names)
      """
    return try SectorPlan(ModelFile.parse(source: source, sourceName: "test.yaml")).visible
  }

  @Test("Irreps may have other names, and keep the short ones")
  func irrepNames() throws {
    let group = try group(names: "{'1': K, '2': \"K'\"}")
    #expect(group.names == ["0", "K", "K'"])
    #expect(group.shortNames == ["0", "1", "2"])
    for names in ["{'3': K}", "{'1': '0'}", "{'1': K, '2': K}"] {
      #expect(throws: (any Error).self, "\(names)") { try self.group(names: names) }
    }
  }

  @Test("A permutation moves whole sites")
  func permutation() throws {
    let shift = try generator("clock(3)", "permute: (j + 1) mod 3")
    #expect(shift.sitePermutation == [1, 2, 0])
    let reflected = try generator("{sigma: qubit, tau: qubit}", "permute: 2 - j")
    #expect(reflected.sitePermutation == [4, 5, 2, 3, 0, 1])
  }

  @Test("Lists have one member for each site")
  func lists() throws {
    #expect(try generator("clock(3)", "permute: [2, 0, 1]").sitePermutation == [2, 0, 1])
    let mixed = try generator("clock(3)", "on-site: [X, 1, Z]")
    #expect(mixed.levelPermutations == [[1, 2, 0], [0, 1, 2], [0, 1, 2]])
    #expect(mixed.phases == [[0, 0, 0], [0, 0, 0], [0, 1, 2]])
    let local = "{sigma: qubit, tau: qubit}"
    #expect(
      try generator(local, "permute: [2, 0, 1]").sitePermutation == [4, 5, 0, 1, 2, 3])
    #expect(
      try generator(local, "permute: [1, 2, 3, 4, 5, 0]").sitePermutation == [1, 2, 3, 4, 5, 0])
  }

  @Test("Cycles name the sites that move")
  func cycles() throws {
    #expect(
      try generator("clock(3)", "permute: {cycles: [[0, 2]]}").sitePermutation == [2, 1, 0])
    #expect(
      try generator("clock(3)", "permute: {cycles: [[2, 1, 0]]}").sitePermutation == [2, 0, 1])
    let local = "{sigma: qubit, tau: qubit}"
    #expect(
      try generator(local, "permute: {cycles: [[0, 1]]}").sitePermutation == [2, 3, 0, 1, 4, 5])
  }

  @Test("Matrices element by element")
  func matrices() throws {
    let flip = try generator("qubit", "on-site: 'matrix(0, -im, im, 0)'")
    let same = try generator("qubit", "on-site: Y")
    #expect(flip.levelPermutations == same.levelPermutations && flip.phases == same.phases)
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: test
        parameters: {a: 2}
        sites: {count: 2, local: spin(1)}
        lattice: open chain
        operators: {Q: [[1, 0, a], [0, 0, im], [a, -im, -1]], sym: Q + h.c.}
        terms: [{name: J, over: bonds, operator: sym(j)*Q(k)}]
        """, sourceName: "test.yaml")
    let matrix = try #require(model.structures[0].operators.first)
    let product = (0..<9).map { column in
      (0..<9).map { row in matrix.columns[column].first { $0.row == row }?.amplitude ?? .zero }
    }
    let q: [[Complex<Double>]] = [[1, 0, 2], [0, 0, .i], [2, -.i, -1]]
    for column in 0..<9 {
      for row in 0..<9 {
        let expected = Complex(2) * q[row / 3][column / 3] * q[row % 3][column % 3]
        #expect((product[column][row] - expected).length < 1e-15)
      }
    }
  }

  @Test("Levels one by one")
  func levels() throws {
    let both = try generator("clock(3)", "on-site: 'levels(0, 2, 1)*diagonal(1, -1, im)'")
    #expect(both.levelPermutations == [[0, 2, 1], [0, 2, 1], [0, 2, 1]])
    #expect(both.phaseOrder == 4)
    #expect(both.phases == [[0, 2, 1], [0, 2, 1], [0, 2, 1]])
    let one = try generator("{sigma: qubit, tau: clock(3)}", "on-site: 'tau.levels(1, 2, 0)'")
    #expect(one.levelPermutations[0..<2] == [[0, 1], [1, 2, 0]])
  }

  @Test(
    "Wrong lists are refused",
    arguments: [
      ("permute: [1, 0]", "2 images for 3 sites"), ("permute: [0, 0, 1]", "once"),
      ("permute: [0, 1, 3]", "once"), ("permute: [1, 2, 3, 0]", "4 images for 3 sites"),
      ("on-site: [X, X]", "each of the 3 sites"),
      ("on-site: 'levels(0, 1)'", "each of the 3 levels"), ("on-site: 'levels(0, 1, 1)'", "once"),
      ("on-site: 'diagonal(1, 1)'", "each of the 3 levels"),
      ("on-site: 'diagonal(1, 1, 2)'", "not orthogonal or not of length 1"),
    ])
  func wrongLists(definition: String, fragment: String) throws {
    let error = try #require(throws: ModelFileError.self) {
      try generator("clock(3)", definition)
    }
    #expect(error.message.contains(fragment), "\(error)")
  }

  @Test("A list of all species leaves nothing for 'species'")
  func listedSpecies() throws {
    let error = try #require(throws: ModelFileError.self) {
      try generator(
        "{sigma: qubit, tau: qubit}",
        "permute: [1, 0, 3, 2, 5, 4], species: {sigma: tau, tau: sigma}")
    }
    #expect(error.message.contains("all species"), "\(error)")
  }

  @Test("Species are kept unless they are swapped")
  func species() throws {
    let local = "{sigma: qubit, tau: qubit}"
    let swap = try generator(local, "species: {sigma: tau, tau: sigma}")
    #expect(swap.sitePermutation == [1, 0, 3, 2, 5, 4])
    let both = try generator(local, "on-site: sigma.X * tau.Z")
    #expect(both.levelPermutations == [[1, 0], [0, 1], [1, 0], [0, 1], [1, 0], [0, 1]])
    #expect(both.phases[1] == [0, 1])
  }

  @Test("A factor of the whole operator")
  func phase() throws {
    let twisted = try generator("qubit", "on-site: X, phase: im")
    #expect(twisted.globalPhase == 1)
    #expect(twisted.phaseOrder == 4)
  }

  @Test("On-site operators that entangle species are refused with the generator's name")
  func entangling() throws {
    let error = try #require(throws: ModelFileError.self) {
      try generator(
        "{sigma: qubit, tau: qubit}", "on-site: (1 + sigma.Z + tau.X - sigma.Z * tau.X)/2")
    }
    #expect(error.message.contains("'g'"))
    #expect(error.message.contains("sigma.X * tau.X"))
  }

  @Test(
    "Unknown species and unnamed species are refused",
    arguments: [
      ("on-site: X", "sigma.X or tau.X"), ("on-site: rho.X", "'rho'"),
      ("species: {sigma: tau}", "the same"), ("species: {sigma: rho, rho: sigma}", "'rho'"),
    ])
  func unknownSpecies(definition: String, fragment: String) throws {
    let error = try #require(throws: ModelFileError.self) {
      try generator("{sigma: qubit, tau: clock(3)}", definition)
    }
    #expect(error.message.contains(fragment), "\(error)")
  }

  @Test("Only equal sites can be exchanged")
  func unequalSites() throws {
    let error = try #require(throws: ModelFileError.self) {
      try generator("{sigma: qubit, tau: clock(3)}", "species: {sigma: tau, tau: sigma}")
    }
    #expect(error.message.contains("number of levels"))
  }
}
