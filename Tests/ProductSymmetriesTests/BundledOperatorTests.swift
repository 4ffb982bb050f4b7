import CommandSupport
import GroupTheory
import LatticeModels
import ModelFiles
import ProductSymmetries
import Testing

@Suite("Symmetry operators of bundled models")
struct BundledOperatorTests {
  private func model(_ name: String, _ overrides: [String: String] = [:]) throws -> Model {
    let file = try ResourceLocator.modelFile(for: name, hint: { _, _ in "" })
    return try ModelFile.load(path: file.path, overrides: overrides)
  }

  @Test(
    "Finite on-site groups",
    arguments: [
      ("s3-chain", ["L": "4"], 6, [1, 2, 2, 2, 3, 3]),
      ("chiral-clock", ["L": "4"], 3, [1, 3, 3]),
      ("z4-clock", ["L": "4"], 8, [1, 2, 2, 2, 2, 2, 4, 4]),
      ("z4-clock", ["L": "4", "J2": "0.5", "K2": "0.3"], 8, [1, 2, 2, 2, 2, 2, 4, 4]),
      ("d4-chain", ["L": "4"], 8, [1, 2, 2, 2, 2, 2, 4, 4]),
      ("kennedy-tasaki", ["L": "4"], 8, [1, 2, 2, 2, 2, 2, 4, 4]),
      ("xyz-chain", ["L": "5"], 4, [1, 2, 2, 2]),
    ])
  func finiteGroups(
    name: String, overrides: [String: String], order: Int, orders: [Int]
  ) throws {
    let model = try model(name, overrides)
    let found = try SymmetryOperators(of: model)
    #expect(found.isComplete && found.continuous == nil)
    #expect(found.onSiteGroup.order == order)
    #expect(found.onSiteGroup.elementOrders.sorted() == orders)
    #expect(found.antiunitary?.isOnSite == true)
    let check = try #require(CommutationCheck(model))
    for element in found.onSite.elements + [found.antiunitary!] {
      #expect(check.residual(of: element, seed: 3) < 1e-11)
    }
  }

  @Test("Four-state Potts chain with second neighbours: S4")
  func symmetricGroup() throws {
    let found = try SymmetryOperators(of: model("ashkin-teller", ["L": "4"]))
    let orders = Dictionary(grouping: found.onSiteGroup.elementOrders) { $0 }.mapValues(\.count)
    #expect(orders == [1: 1, 2: 9, 3: 8, 4: 6])
    #expect(found.spannedDimension == 24)
  }

  @Test("Torus chain at π/4: order 36, with the Fourier transform of every site")
  func fourierTransform() throws {
    let model = try model("torus-chain")
    let found = try SymmetryOperators(of: model)
    #expect(found.onSiteGroup.order == 36)
    let words = found.onSite.elements.map { OperatorDescription($0, of: model).words }
    #expect(words.contains("Fourier transform on every site"))
  }

  @Test("The reversal of the clocks is named")
  func words() throws {
    let model = try model("s3-chain", ["L": "4"])
    let described = DescribedSymmetries(try SymmetryOperators(of: model), of: model)
    #expect(
      described.onSite.map(\.description.words) == [
        "shift a → a + 1 on every site", "reversal a → -a on every site",
      ])
    #expect(described.antiunitary?.description.words == "complex conjugation")
  }

  @Test(
    "Continuous groups",
    arguments: [
      ("heisenberg", "SU(2)", "A1", 3), ("su3-chain", "SU(3)", "A2", 8),
      ("spin-orbital", "SU(4)", "A3", 15), ("fermi-hubbard", "SU(2)×SU(2)", "A1+A1", 6),
      ("random-field-ring", "U(1)", "u(1)", 1),
    ])
  func continuousGroups(name: String, group: String, algebra: String, dimension: Int) throws {
    let model = try model(name)
    let found = try SymmetryOperators(of: model)
    let part = try #require(found.continuousDescription(of: model))
    #expect(part.group == group && part.algebra == algebra && part.dimension == dimension)
    #expect(found.isComplete && found.onSiteGroup.order == 1)
  }

  @Test("Hubbard chain: both numbers, spin, and η pairing with its sign")
  func hubbard() throws {
    let model = try model("fermi-hubbard")
    let part = try #require(try SymmetryOperators(of: model).continuousDescription(of: model))
    #expect(Set(part.charges.compactMap(\.expression)) == ["up.n", "down.n"])
    let ladders = part.ladders.map { $0.classes.map(\.text) }
    #expect(ladders.contains { $0.count == 1 && ["|up⟩⟨down|", "|down⟩⟨up|"].contains($0[0]) })
    #expect(
      ladders.contains {
        $0 == ["|0⟩⟨up down|", "-|0⟩⟨up down|"] || $0 == ["|up down⟩⟨0|", "-|up down⟩⟨0|"]
      })
  }

  @Test("Permutations of sites: the Petersen graph and the hypercube")
  func permutations() throws {
    let petersen = try SymmetryOperators(of: model("petersen"))
    #expect(petersen.permutationCount == 120 && petersen.unitaryGroup?.order == 120)
    let square = try SymmetryOperators(of: model("square-xxz"))
    #expect(square.permutationCount == 384 && square.unitaryGroup?.order == 768)
    #expect(square.continuous?.dimension == 0)
  }

  @Test("A fixed total is no symmetry beside the others: it is one number on all states")
  func fixedTotal() throws {
    let ring = try model("bose-hubbard-ring")
    let found = try SymmetryOperators(of: ring)
    #expect(found.continuousDescription(of: ring) == nil)
    #expect(found.isComplete && found.unitaryGroup?.order == 10)
    let square = try model("square-xxz")
    #expect(try SymmetryOperators(of: square).continuousDescription(of: square) == nil)
  }

  @Test(
    "Gauss laws and rotations among levels that no state has are no symmetries",
    arguments: [
      (
        """
        sites: {count: 4, local: {psi: fermion, E: spin(1/2)}}
        lattice: ring
        constraint: {over: sites, allow: 'E.Sz(j) - E.Sz((j-1) mod L) == psi.n(j) - (1 - (-1)^j)/2'}
        terms:
          - {name: w, over: bonds, coupling: 'normal(1, 0.2)', operator: psi.c(j)' * E.Sp(j) * psi.c(k) + h.c.}
          - {name: m, over: sites, coupling: 'normal(0.5, 0.2)', operator: (-1)^j * psi.n(j)}
        """, nil
      ),
      (
        """
        sites: {count: 4, local: {m: qubit, l: qubit}}
        lattice: ring
        constraint: {over: sites, allow: 'm.Z(j) * l.Z(j) * l.Z((j-1) mod L) == 1'}
        terms:
          - {name: hop, over: bonds, coupling: 'normal(1, 0.2)', operator: m.X(j) * l.X(j) * m.X(k)}
          - {name: e, over: sites, coupling: 'normal(0.6, 0.2)', operator: l.Z(j)}
        """, nil
      ),
      (
        """
        sites: {count: 3, local: {u: boson(2), d: boson(2)}}
        lattice: open chain
        conserve: {total: 2, of: u.n + d.n}
        terms:
          - {name: J, over: bonds, coupling: 'normal(1, 0.2)', operator: u.b(j)' * u.b(k) + d.b(j)' * d.b(k) + h.c.}
          - {name: U, over: sites, coupling: 'normal(1, 0.2)', operator: (u.n(j) + d.n(j)) * (u.n(j) + d.n(j) - 1)}
        """, "SU(2)"
      ),
    ])
  func idle(model text: String, group: String?) throws {
    let count = text.contains("boson") ? 3 : 4
    let model = try ModelFile.parse(
      source: "format: 1\nname: idle\nparameters: {L: \(count)}\n" + text,
      sourceName: "idle.yaml")
    let found = try SymmetryOperators(of: model)
    let continuous = found.continuousDescription(of: model)
    #expect(continuous?.group == group && continuous?.dimension == group.map { _ in 3 })
    #expect(found.unitaryGroup?.order == 1 && found.isComplete)
  }

  @Test(
    "Electrons whose number is fixed have the rotations of spin left, with both numbers nothing",
    arguments: [
      ("conserve: {total: 3, of: up.n + down.n}", "SU(2)", 3),
      ("conserve: {total: 1, of: up.n - down.n}", "U(1)", 1),
      ("conserve: [{total: 2, of: up.n}, {total: 1, of: down.n}]", nil, 0), ("", "SU(2)×U(1)", 4),
    ])
  func fixedNumber(conserve: String, group: String?, dimension: Int) throws {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: electrons
        sites: {count: 4, local: {up: fermion, down: fermion}}
        \(conserve)
        terms:
          - name: t
            over: [[0, 1], [1, 2], [2, 0], [2, 3]]
            coupling: normal(1, 0.3)
            operator: up.c(j)' * up.c(k) + down.c(j)' * down.c(k) + h.c.
          - {name: U, over: sites, coupling: 'normal(2, 0.5)', operator: up.n(j) * down.n(j)}
        symmetry: {}
        """, sourceName: "electrons.yaml")
    let part = try SymmetryOperators(of: model).continuousDescription(of: model)
    #expect(part?.group == group)
    #expect(part?.dimension ?? 0 == dimension)
    #expect(part?.charges.count ?? 0 == (group == "SU(2)×U(1)" ? 2 : group == nil ? 0 : 1))
  }

  @Test("A term on too many states is refused with its sites")
  func refusal() throws {
    let model = try model("driven-bose-hubbard")
    #expect(throws: ProductSymmetryError.self) { try SymmetryOperators(of: model) }
  }

  @Test("The same seed gives the same operators")
  func determinism() throws {
    let model = try model("torus-chain", ["L": "3"])
    let runs = try (0..<2).map { _ in try SymmetryOperators(of: model, seed: 5) }
    #expect(
      runs[0].onSite.elements.map { $0.factors.map(\.storage) }
        == runs[1].onSite.elements.map { $0.factors.map(\.storage) })
  }
}
