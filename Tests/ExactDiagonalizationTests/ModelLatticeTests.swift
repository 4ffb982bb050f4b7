import ExactDiagonalization
import Foundation
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
      ("{honeycomb: [3, 3], boundary: periodic}", 18, 1, 27, 3),
      ("{honeycomb: [4, 4], boundary: periodic}", 32, 2, 96, 6),
      ("{honeycomb: [4, 4], boundary: periodic}", 32, 3, 48, 3),
      ("{honeycomb: [2, 2]}", 8, 1, 8, 3),
      ("{kagome: [3, 3], boundary: periodic}", 27, 1, 54, 4),
      ("{kagome: [3, 3], boundary: periodic}", 27, 2, 54, 4),
      ("{kagome: [2, 2]}", 12, 1, 17, 4),
      ("{lieb: [3, 3], boundary: cylinder}", 27, 1, 33, 4),
      ("{cubic: [3, 3, 3], boundary: periodic}", 27, 1, 81, 6),
      ("{cubic: [5, 5, 5], boundary: periodic}", 125, 2, 750, 12),
      ("{cubic: [5, 5, 5], boundary: periodic}", 125, 3, 500, 8),
      ("{cubic: [2, 2, 2]}", 8, 1, 12, 3),
      ("{square: [4, 3], boundary: [open, periodic]}", 12, 1, 21, 4),
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
    if lattice.contains("boundary: periodic") || lattice == "ring" || lattice == "periodic chain" {
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
    let rectangle = try ModelBundledTests.load("square-xxz", ["Lx": "4", "Ly": "5"])
    let smaller = try VisibleGroup(
      generators: rectangle.visibleGenerators, dimensions: rectangle.siteDimensions)
    #expect(smaller.group.order == 80)
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

  /// Shapes with their corners, read off the drawn structures of a product of as many Z as there are corners.
  private func plaquettes(_ lattice: String, sites: Int, corners: Int) throws -> [[Int]] {
    let names = ["j", "k", "l", "m", "n", "o"].prefix(corners)
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: test
        sites: {count: \(sites), local: qubit}
        lattice: \(lattice)
        terms:
          - {name: W, over: plaquettes, coupling: 'normal(1, 0)', operator: '\(names.map { "Z(\($0))" }.joined(separator: "*"))'}
        """, sourceName: "test.yaml")
    return model.structures.map { $0.operators[0].sites }
  }

  @Test(
    "Every bond belongs to as many plaquettes as the lattice has on its sides",
    arguments: [
      ("{square: [4, 4], boundary: periodic}", 16, 4, 16, 2),
      ("{square: [3, 3]}", 9, 4, 4, 2),
      ("{triangular: [4, 4], boundary: periodic}", 16, 3, 32, 2),
      ("{honeycomb: [3, 3], boundary: periodic}", 18, 6, 9, 2),
      ("{kagome: [3, 3], boundary: periodic}", 27, 3, 18, 1),
      ("{cubic: [4, 4, 4], boundary: periodic}", 64, 4, 192, 4),
      ("{ladder: 4}", 8, 4, 3, 2),
    ])
  func plaquettes(
    lattice: String, sites: Int, corners: Int, count: Int, sharing: Int
  ) throws {
    let shapes = try plaquettes(lattice, sites: sites, corners: corners)
    #expect(shapes.count == count && Set(shapes).count == count)
    let bonds = try bonds(lattice, sites: sites)
    let shared = bonds.map { bond in
      shapes.count { Set(bond).isSubset(of: $0) }
    }
    #expect(shared.max() == sharing)
    #expect(shapes.allSatisfy { shape in bonds.count { Set($0).isSubset(of: shape) } == corners })
  }

  @Test("Corners stand around the plaquette, counter-clockwise from its first site")
  func orientation() throws {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: test
        sites: {count: 9, local: spin(1/2)}
        lattice: {square: [3, 3]}
        terms:
          - name: ring
            over: plaquettes
            where: x(k) == x(j) + 1 and y(k) == y(j) and x(l) == x(k) and y(l) == y(j) + 1 and x(m) == x(j) and y(m) == y(l)
            operator: Sz(j)*Sz(k)*Sz(l)*Sz(m)
        """, sourceName: "test.yaml")
    #expect(model.terms[0].tupleCount == 4)
  }

  /// The levels of a free ring with a flux depend on the flux alone, wherever it is put.
  @Test("A bond knows how often it winds around the lattice")
  func windings() throws {
    func levels(_ hopping: String) throws -> [Double] {
      let model = try ModelFile.parse(
        source: """
          format: 1
          name: test
          parameters: {phi: 0.7}
          sites: {count: 5, local: fermion}
          lattice: ring
          conserve: {total: 1, of: n}
          terms:
            - {name: t, over: bonds, operator: "\(hopping)"}
          """, sourceName: "test.yaml")
      return try ExactDiagonalization(model: model).spectrum(
        sector: 0, coefficients: model.coefficients(seed: 1, sample: 0))
    }
    let twisted = try levels("-(exp(im*phi*wx) * c(j)' * c(k) + h.c.)")
    let spread = try levels("-(exp(im*phi/5) * c(j)' * c(k) + h.c.)")
    let exact = (0..<5).map { -2 * cos((2 * .pi * Double($0) + 0.7) / 5) }.sorted()
    for (place, level) in exact.enumerated() {
      #expect(abs(twisted[place] - level) < 1e-13 && abs(spread[place] - level) < 1e-13)
    }
  }

  @Test("Positions of a cluster turn rotations into permutations")
  func positions() throws {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: test
        parameters: {a: 2*pi/3}
        sites: {count: 4, local: qubit}
        lattice:
          bonds: [[0, 1], [0, 2], [0, 3]]
          positions: [[0, 0], [1, 0], [cos(a), sin(a)], [cos(a), -sin(a)]]
        terms:
          - {name: J, over: bonds, operator: Z(j)*Z(k)}
          - {name: h, over: sites, where: x(j) < -0.1, operator: X(j)}
        symmetry:
          visible:
            - {name: C3, permute: 'site(cos(a)*x - sin(a)*y, sin(a)*x + cos(a)*y)'}
        """, sourceName: "test.yaml")
    #expect(model.terms[1].tupleCount == 2)
    #expect(model.visibleGenerators[0].operation.sitePermutation == [0, 2, 3, 1])
  }

  @Test("Coordinates of a lattice with sublattices and of one in space")
  func coordinatesInCells() throws {
    func images(_ lattice: String, sites: Int, _ permute: String) throws -> [Int] {
      try ModelFile.parse(
        source: """
          format: 1
          name: test
          sites: {count: \(sites), local: qubit}
          lattice: \(lattice)
          terms: [{name: J, over: bonds, operator: Z(j)*Z(k)}]
          symmetry: {visible: [{name: g, permute: '\(permute)'}]}
          """, sourceName: "test.yaml"
      ).visibleGenerators[0].operation.sitePermutation
    }
    // Inversion about the middle of a bond of the honeycomb exchanges the sublattices.
    let honeycomb = "{honeycomb: [3, 2], boundary: periodic}"
    let inversion = try images(honeycomb, sites: 12, "site(-x, -y, 1 - s)")
    let bonds = Set(try bonds(honeycomb, sites: 12).map { $0.sorted() })
    #expect(Set(bonds.map { $0.map { inversion[$0] }.sorted() }) == bonds)
    #expect(
      try images("{cubic: [2, 3, 2], boundary: periodic}", sites: 12, "site(x, y + 1, z)")
        == [2, 3, 4, 5, 0, 1, 8, 9, 10, 11, 6, 7])
  }
}
