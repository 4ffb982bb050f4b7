import LatticeModels
import ModelFiles
import MonomialSymmetries
import Testing

@Suite("Monomial symmetries of the bundled models")
struct BundledModelTests {
  /// A size at which operators are applied to vectors, and what is found there: charges, finite phases, permutations, whether there is
  /// an anti-unitary symmetry.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let overrides: [String: String]
    let charges: Int
    let phases: Int
    let permutations: Int
    let hasConjugation: Bool

    var testDescription: String { name }

    init(
      _ name: String, _ overrides: [String: String] = [:], charges: Int, phases: Int,
      permutations: Int, hasConjugation: Bool = true
    ) {
      (self.name, self.overrides) = (name, overrides)
      (self.charges, self.phases, self.permutations) = (charges, phases, permutations)
      self.hasConjugation = hasConjugation
    }
  }

  static let cases = [
    // Z3 and the reversal a → -a are permutations of the levels.
    Case("s3-chain", ["L": "4"], charges: 0, phases: 1, permutations: 6),
    Case("chiral-clock", ["L": "4"], charges: 0, phases: 1, permutations: 3),
    // Of S4 only these are products of operators on sigma and on tau.
    Case("ashkin-teller", ["L": "3"], charges: 0, phases: 1, permutations: 8),
    Case("z4-clock", ["L": "3"], charges: 0, phases: 1, permutations: 8),
    Case("potts5", ["L": "3"], charges: 0, phases: 1, permutations: 120),
    Case("random-field-ring", ["L": "6"], charges: 1, phases: 1, permutations: 1),
    Case("heisenberg", ["L": "6"], charges: 1, phases: 1, permutations: 2),
    Case("su3-chain", ["L": "3"], charges: 2, phases: 1, permutations: 6),
    Case("xyz-chain", ["L": "5"], charges: 0, phases: 2, permutations: 2),
    Case("petersen", charges: 0, phases: 1, permutations: 120),
    Case(
      "square-xxz", ["L": "3", "magnetization": "1/2"], charges: 1, phases: 1, permutations: 72),
    Case("bose-hubbard-ring", ["L": "4", "bosons": "3"], charges: 1, phases: 1, permutations: 8),
    // The dihedral group: a flip breaks the blockade.
    Case("pxp", ["L": "7"], charges: 0, phases: 1, permutations: 14),
    // Exchange of species, and of particles with holes for both; for one of them the sign of the repulsion changes.
    Case("fermi-hubbard", ["L": "3"], charges: 2, phases: 1, permutations: 4),
  ]

  @Test("orders and commutators", arguments: cases)
  func orders(given: Case) throws {
    let model = try FoundSymmetries.model(given.name, given.overrides)
    let found = try MonomialSymmetries(of: model)
    #expect(found.charges.count == given.charges)
    #expect(found.phaseOrder.value == given.phases)
    #expect(found.permutationOrder.value == given.permutations)
    #expect((found.antiunitary != nil) == given.hasConjugation)
    #expect(!found.isIncomplete)
    FoundSymmetries.check(model, found, seed: 5)
  }

  @Test(
    "everything found commutes",
    arguments: [
      ("compass", [:]), ("d4-chain", ["L": "4"]), ("kennedy-tasaki", ["L": "4"]),
      ("torus-chain", ["L": "3"]), ("spin-orbital", ["L": "3"]), ("su3-spin1", ["L": "4"]),
      ("triangular-clock", ["Lx": "3", "Ly": "2"]), ("potts4-open", ["L": "3"]),
      ("driven-bose-hubbard", ["L": "4", "bosons": "3"]), ("fermi-hubbard", ["L": "4"]),
      ("square-xxz", ["L": "3", "magnetization": "3/2", "J2": "0.3"]),
    ] as [(String, [String: String])])
  func commute(name: String, overrides: [String: String]) throws {
    let model = try FoundSymmetries.model(name, overrides)
    FoundSymmetries.check(model, try MonomialSymmetries(of: model), seed: 6)
  }

  @Test("the four states of a cell with two qubits", arguments: ["ashkin-teller", "potts4-open"])
  func cells(name: String) throws {
    let model = try FoundSymmetries.model(name, ["L": "3"])
    let merged = try #require(model.withMergedCells)
    let found = try MonomialSymmetries(of: merged)
    #expect(found.permutationOrder.value == 24)
    FoundSymmetries.check(merged, found, seed: 8)
    #expect(try FoundSymmetries.model("heisenberg").withMergedCells == nil)
    #expect(try FoundSymmetries.model("fermi-hubbard").withMergedCells == nil)
  }

  @Test(
    "a field that the fixed total makes constant breaks nothing", arguments: [("0", 24), ("1", 12)])
  func constantField(total: String, permutations: Int) throws {
    let source = """
      format: 1
      name: field
      sites: {count: 6, local: spin(1/2)}
      lattice: ring
      conserve: {total: \(total), of: Sz}
      terms:
        - {name: J, over: bonds, operator: Sx(j)*Sx(k) + Sy(j)*Sy(k) + 0.5*Sz(j)*Sz(k)}
        - {name: h, over: sites, operator: 0.7*Sz(j)}
      """
    let model = try ModelFile.parse(source: source, sourceName: "field.yaml")
    let found = try MonomialSymmetries(of: model)
    #expect(found.permutationOrder.value == permutations)
    FoundSymmetries.check(model, found, seed: 9)
  }

  @Test("the sixteen sites of a periodic square are those of a hypercube")
  func hypercube() throws {
    let found = try MonomialSymmetries(of: try FoundSymmetries.model("square-xxz"))
    #expect(found.permutationOrder.value == 768)
  }

  @Test("sizes that nobody diagonalizes")
  func large() throws {
    let square = try MonomialSymmetries(of: try FoundSymmetries.model("square-xxz", ["L": "6"]))
    #expect(square.permutationOrder.value == 576)
    let chain = try MonomialSymmetries(of: try FoundSymmetries.model("s3-chain", ["L": "100"]))
    #expect(chain.permutationOrder.value == 6)
    let spins = try MonomialSymmetries(of: try FoundSymmetries.model("heisenberg", ["L": "100"]))
    #expect(spins.permutationOrder.value == 2)
    #expect(spins.charges.count == 1)
  }
}
