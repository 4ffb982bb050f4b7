import ExactDiagonalization
import LatticeModels
import ModelFiles
import Numerics
import Testing

@Suite("Charges of several species at a time")
struct SpeciesProductChargeTests {
  private func parse(_ text: String) throws -> Model {
    try ModelFile.parse(
      source: "format: 1\nname: test\nlattice: ring\n" + text, sourceName: "test.yaml")
  }

  /// Hopping that keeps the number of doubly occupied sites.
  private static let strong = """
    sites: {count: 3, local: {up: fermion, down: fermion}}
    terms:
      - name: t
        over: bonds
        operator: >-
          -up.c(j)'*up.c(k)*((1 - down.n(j))*(1 - down.n(k)) + down.n(j)*down.n(k))
          - down.c(j)'*down.c(k)*((1 - up.n(j))*(1 - up.n(k)) + up.n(j)*up.n(k)) + h.c.
      - {name: V, over: bonds, operator: 0.7*(up.n(j) + down.n(j))*(up.n(k) + down.n(k))}
      - {name: h, over: sites, operator: 0.2*j*up.n(j)}
    """

  @Test("The number of doublons labels sectors, against dense matrices")
  func doublons() throws {
    let exact = try ExactDiagonalization(
      model: try parse(
        Self.strong
          + "\nsymmetry:\n  charges: [{name: N, of: up.n + down.n}, {name: D, of: up.n*down.n}]"))
    let dense = DenseSectors(try parse(Self.strong))
    let reference = FermionReference(dimensions: Array(repeating: 2, count: 6), fermions: [])
    for (sector, levels) in zip(exact.sectors, try exact.allLevels()) {
      var projector = DenseMatrix(dimension: 64)
      for state in 0..<64 {
        let a = reference.levels(state)
        let doublons = (0..<3).count { a[2 * $0] == 1 && a[2 * $0 + 1] == 1 }
        if [a.reduce(0, +), doublons] == sector.charges { projector[state, state] = .one }
      }
      #expect(largestDifference(levels, try dense.levels(within: projector)) < 1e-11)
    }
    #expect(exact.sectors.reduce(0) { $0 + $1.multiplicity } == 64)
  }

  @Test("Together with a translation, the swap of species and a fixed total")
  func together() throws {
    let clean = Self.strong.replacing("0.2*j*up.n(j)", with: "0.2*(up.n(j) + down.n(j))")
    let text = """
      conserve: {total: 4, of: up.n + down.n}
      \(clean)
      symmetry:
        charges: [{name: D, of: up.n*down.n}]
        visible:
          - {name: T, permute: (j + 1) mod 3}
          - {name: swap, species: {up: down, down: up}}
        anti-unitary: [{name: K, on-site: 1}]
      """
    let exact = try ExactDiagonalization(model: try parse(text))
    let all = zip(try exact.allLevels(), exact.sectors).flatMap { levels, sector in
      levels.flatMap { Array(repeating: $0, count: sector.irrepDimension) }
    }.sorted()
    let dense = DenseSectors(try parse(clean)) { $0.reduce(0, +) == 4 }
    #expect(largestDifference(all, try dense.levels()) < 1e-11)
    #expect(exact.plan.chargeSectors.map(\.charges) == [[1], [2]])
  }

  @Test("A total of pairs can be fixed, and depends on the site")
  func fixedTotal() throws {
    let model = try parse(
      """
      sites: {count: 3, local: {a: boson(2), b: qubit}}
      operators: {q: a.n * (1 - b.Z)/2}
      conserve: {total: 3, of: (1 + (j == 2))*q}
      terms: [{name: U, over: sites, operator: a.n(j)^2*b.Z(j)}]
      """)
    let reference = FermionReference(dimensions: [3, 2, 3, 2, 3, 2], fermions: [])
    let count = (0..<216).count { state in
      let a = reference.levels(state)
      let sum: Int = a[0] * a[1] + a[2] * a[3] + 2 * a[4] * a[5]
      return sum == 3
    }
    #expect(model.conservedTotal?.dimension == count && count > 0)
    #expect(try ExactDiagonalization(model: model).sectors[0].multiplicity == count)
  }

  @Test("What changes such a charge is refused")
  func refused() throws {
    let plain = """
      sites: {count: 3, local: {up: fermion, down: fermion}}
      terms:
        - {name: t, over: bonds, operator: up.c(j)'*up.c(k) + h.c.}
      symmetry:
        charges: [{name: D, of: up.n*down.n}]
      """
    let error = try #require(throws: ModelFileError.self) { try parse(plain) }
    #expect(error.message.contains("does not conserve the charge D"), "\(error)")
    let torn = """
      sites: {count: 3, local: {a: qubit, b: qubit}}
      terms: [{name: c, over: sites, operator: 1}]
      symmetry:
        charges: [{name: D, of: (1 - a.Z)*(1 - b.Z)/4}]
        visible: [{name: P, permute: [2, 1, 0, 3, 4, 5]}]
      """
    let second = try #require(throws: ModelFileError.self) { try parse(torn) }
    #expect(second.message.contains("changes the charge D"), "\(second)")
    let half = plain.replacing("of: up.n*down.n", with: "of: up.n*down.n/2")
    let third = try #require(throws: ModelFileError.self) { try parse(half) }
    #expect(third.message.contains("integer values"), "\(third)")
  }
}
