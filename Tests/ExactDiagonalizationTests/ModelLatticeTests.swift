import ExactDiagonalization
import ModelFiles
import Testing

@Suite("Lattices")
struct ModelLatticeTests {
  /// The bonds of a lattice, read off the drawn structures of Z(j) Z(k).
  private func bonds(_ lattice: String, sites: Int, range: Int = 1) throws -> [[Int]] {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: test
        sites: {count: \(sites), local: qubit}
        lattice: \(lattice)
        terms:
          - {name: J, over: bonds(\(range)), coupling: 'normal(1, 0)', operator: Z(j)*Z(k)}
        """, sourceName: "test.yaml")
    return model.structures.map { $0.operators[0].sites }
  }

  @Test(
    "Numbers of bonds and coordination numbers",
    arguments: [
      ("open chain", 6, 1, 5, 2), ("ring", 6, 1, 6, 2), ("periodic chain", 6, 2, 6, 2),
      ("{ladder: 5}", 10, 1, 13, 3), ("{ladder: 5, boundary: periodic}", 10, 1, 15, 3),
      ("{ladder: 5, boundary: periodic}", 10, 2, 10, 2),
      ("{square: [4, 3]}", 12, 1, 17, 4), ("{square: [4, 3]}", 12, 2, 12, 4),
      ("{square: [4, 3], boundary: cylinder}", 12, 1, 20, 4),
      ("{square: [5, 5], boundary: periodic}", 25, 1, 50, 4),
      ("{square: [5, 5], boundary: periodic}", 25, 2, 50, 4),
      ("{square: [5, 5], boundary: periodic}", 25, 3, 50, 4),
      ("{square: [6, 6], boundary: periodic}", 36, 4, 144, 8),
      ("{triangular: [3, 3], boundary: open}", 9, 1, 16, 6),
      ("{triangular: [4, 4], boundary: periodic}", 16, 1, 48, 6),
      ("{triangular: [5, 5], boundary: periodic}", 25, 2, 75, 6),
      ("{bonds: [[0, 1], [2, 1], [3, 2]]}", 4, 1, 3, 2),
      ("{bonds: [[0, 1], [2, 1], [3, 2]]}", 4, 2, 2, 1),
      ("{bonds: [[0, 1], [2, 1], [3, 2]]}", 4, 3, 1, 1),
    ])
  func counts(lattice: String, sites: Int, range: Int, count: Int, coordination: Int) throws {
    let bonds = try bonds(lattice, sites: sites, range: range)
    #expect(bonds.count == count)
    #expect(Set(bonds).count == count)
    let degrees = (0..<sites).map { site in bonds.count { $0.contains(site) } }
    #expect(degrees.max() == coordination)
    if lattice.contains("periodic") || lattice == "ring" {
      #expect(degrees.allSatisfy { $0 == coordination })
    }
  }

  @Test("Bonds stand in the order that the guide states")
  func order() throws {
    #expect(
      try bonds("{square: [2, 2]}", sites: 4) == [[0, 1], [0, 2], [1, 3], [2, 3]])
    #expect(
      try bonds("{triangular: [2, 2]}", sites: 4)
        == [[0, 1], [0, 2], [1, 3], [1, 2], [2, 3]])
    #expect(try bonds("ring", sites: 4, range: 2).count == 4)
  }

  @Test("Every space group element of a periodic cluster permutes its bonds")
  func spaceGroup() throws {
    let bonds = Set(try bonds("{square: [4, 4], boundary: periodic}", sites: 16))
    let model = try ModelBundledTests.load("square-xxz")
    for generator in model.visibleGenerators {
      let image = bonds.map { $0.map { generator.operation.sitePermutation[$0] }.sorted() }
      #expect(Set(image) == bonds, "\(generator.name)")
    }
    let group = try VisibleGroup(
      generators: model.visibleGenerators, dimensions: model.siteDimensions)
    #expect(group.group.order == 128)
  }

  @Test("Coordinates select bonds and build permutations")
  func coordinates() throws {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: test
        sites: {count: 6, local: qubit}
        lattice: {square: [3, 2], boundary: cylinder}
        terms:
          - {name: rungs, over: bonds, where: x(j) == x(k), coupling: 'normal(1, 0)', operator: Z(j)*Z(k)}
          - {name: rows, over: bonds, where: y(j) == y(k), operator: X(j)*X(k)}
          - {name: right, over: sites, operator: 'Z(j)*Z(site(x(j) + 1, y(j)))'}
        symmetry:
          visible:
            - {name: T, permute: 'site(x + 1, y)'}
            - {name: S, permute: 'site(x, 1 - y)', on-site: Z^x}
        """, sourceName: "test.yaml")
    #expect(model.draws.count == 3)
    #expect(model.structures[0].operators[0].sites == [0, 3])
    #expect(
      Set(model.structures[4].operators.map(\.sites))
        == [[0, 1], [1, 2], [0, 2], [3, 4], [4, 5], [3, 5]])
    #expect(model.visibleGenerators[0].operation.sitePermutation == [1, 2, 0, 4, 5, 3])
    #expect(model.visibleGenerators[1].operation.sitePermutation == [3, 4, 5, 0, 1, 2])
    #expect(
      model.visibleGenerators[1].operation.phases == [
        [0, 0], [0, 1], [0, 0], [0, 0], [0, 1], [0, 0],
      ])
  }
}
