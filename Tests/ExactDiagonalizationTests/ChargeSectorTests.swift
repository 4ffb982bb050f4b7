import ExactDiagonalization
import LatticeModels
import ModelFiles
import Numerics
import Testing

@Suite("Sectors of charges")
struct ChargeSectorTests {
  private func parse(_ text: String) throws -> Model {
    try ModelFile.parse(
      source: "format: 1\nname: test\nlattice: open chain\n" + text, sourceName: "test.yaml")
  }

  private static let spins = """
    sites: {count: 4, local: spin(1/2)}
    terms:
      - {name: J, over: bonds, operator: Sx(j)*Sx(k) + Sy(j)*Sy(k) + Sz(j)*Sz(k)}
    symmetry:
      charges: [{name: M, of: 2*Sz}]
    """

  @Test("The neutral sector comes first, then by modulus and sign")
  func order() throws {
    let plan = try SectorPlan(try parse(Self.spins))
    #expect(plan.sectors.map(\.charges) == [[0], [-2], [2], [-4], [4]])
    #expect(plan.sectors.map(\.name) == ["0", "-2", "2", "-4", "4"])
    #expect(plan.sectors.map(\.multiplicity) == [6, 4, 4, 1, 1])
    #expect(plan.hilbertSpaceDimension == 16)
    let hubbard = try SectorPlan(try ModelBundledTests.load("fermi-hubbard", ["L": "2"]))
    #expect(
      hubbard.sectors.map(\.name)
        == ["(0,0)", "(0,1)", "(1,0)", "(0,2)", "(1,1)", "(2,0)", "(1,2)", "(2,1)", "(2,2)"])
    #expect(hubbard.sectors.map(\.multiplicity) == [1, 2, 2, 1, 4, 1, 2, 2, 1])
  }

  @Test("Eight sites are planned without the whole space")
  func eightSites() throws {
    let plan = try SectorPlan(try ModelBundledTests.load("fermi-hubbard", ["L": "8"]))
    #expect(plan.sectors.count == 81)
    #expect(plan.sectors.map(\.multiplicity).max() == 4900)
    #expect(plan.hilbertSpaceDimension == 65536)
    let su3 = try SectorPlan(try ModelBundledTests.load("su3-chain", ["L": "6"]))
    #expect(su3.sectors.count == 28)
    #expect(su3.sectors.first { $0.charges == [2, 2] }?.multiplicity == 90)
  }

  @Test("Charges resolve a space with a fixed total")
  func fixedTotal() throws {
    let plan = try SectorPlan(
      try parse(
        """
        sites: {count: 3, local: {up: boson(2), down: boson(2)}}
        conserve: {total: 2, of: up.n + down.n}
        terms: [{name: J, over: bonds, operator: "up.b(j)'*up.b(k) + h.c."}]
        symmetry: {charges: [{name: up, of: up.n}]}
        """))
    #expect(plan.hilbertSpaceDimension == 21)
    #expect(plan.sectors.map(\.charges) == [[0], [1], [2]])
    #expect(plan.sectors.map(\.multiplicity) == [6, 9, 6])
  }

  @Test("Charges and a non-abelian group together fill the spectrum")
  func product() throws {
    let model = try ModelFile.parse(
      source: """
        format: 1
        name: ring
        sites: {count: 5, local: spin(1/2)}
        lattice: ring
        terms: [{name: J, over: bonds, operator: Sx(j)*Sx(k) + Sy(j)*Sy(k) + 0.6*Sz(j)*Sz(k)}]
        symmetry:
          charges: [{name: M, of: 2*Sz}]
          visible:
            - {name: T, permute: (j + 1) mod 5}
            - {name: R, permute: (-j) mod 5}
        """, sourceName: "ring.yaml")
    let exact = try ExactDiagonalization(model: model)
    #expect(exact.plan.visible.group.order == 10)
    #expect(exact.sectors.count == 6 * 4)
    #expect(
      exact.sectors.prefix(4).map(\.name) == [
        "-1 k=0 +", "-1 k=0 -", "-1 k=2π/5", "-1 k=4π/5",
      ])
    #expect(exact.matrices.allSatisfy { $0.isReal })
    let coefficients = model.coefficients(seed: 1, sample: 0)
    let found = try exact.sectors.indices.flatMap { place in
      try exact.spectrum(sector: place, coefficients: coefficients).flatMap {
        Array(repeating: $0, count: exact.sectors[place].irrepDimension)
      }
    }.sorted()
    let reference = FermionReference(dimensions: [2, 2, 2, 2, 2], fermions: [])
    #expect(
      largestDifference(found, try reference.hamiltonian(model).eigenvalues()) < 1e-12)
  }

  /// Rotations by π about x turn both the charge and the sign of the twist around.
  @Test("An anti-unitary symmetry makes only those sectors real that it maps to themselves")
  func reality() throws {
    let model = try parse(
      """
      sites: {count: 4, local: spin(1/2)}
      terms:
        - {name: J, over: bonds, coupling: 'normal(1, 0.2)', operator: Sx(j)*Sx(k) + Sy(j)*Sy(k)}
        - {name: D, over: bonds, coupling: 'normal(1, 0.2)', operator: Sx(j)*Sy(k) - Sy(j)*Sx(k)}
      symmetry:
        charges: [{name: M, of: 2*Sz}]
        anti-unitary: [{name: XK, on-site: 2*Sx}]
      """)
    let exact = try ExactDiagonalization(model: model)
    #expect(exact.matrices.map(\.isReal) == [true, false, false, true, true])
    let coefficients = model.coefficients(seed: 1, sample: 0)
    let found = try exact.sectors.indices.flatMap {
      try exact.spectrum(sector: $0, coefficients: coefficients)
    }.sorted()
    let reference = FermionReference(dimensions: [2, 2, 2, 2], fermions: [])
    #expect(largestDifference(found, try reference.hamiltonian(model).eigenvalues()) < 1e-12)
  }

  @Test(
    "A charge that is none, or is not kept, is refused with its place",
    arguments: [
      ("charges: [{name: M, of: 2*Sz}]", "charge: [{name: M, of: 2*Sz}]", "mean 'charges'?"),
      ("of: 2*Sz", "off: 2*Sz", "unknown key 'off'; did you mean 'of'?"),
      ("of: 2*Sz", "of: Sz", "multiply it by a number, as in 2*Sz"),
      ("of: 2*Sz", "of: 2*Sx", "is not diagonal and real"),
      ("{name: M, of: 2*Sz}", "{name: M, of: 2*Sz}, {name: M, of: 1}", "two charges"),
      ("{name: M, of: 2*Sz}", "{of: 2*Sz}", "the key 'name' is missing"),
      ("[{name: M, of: 2*Sz}]", "all", "a list of charges is expected here"),
      ("+ Sy(j)*Sy(k)", "", "does not conserve the charge M: on the sites [0, 1]"),
      (
        "charges:", "visible: [{name: flip, on-site: 2*Sx}]\n  charges:",
        "the generator 'flip' changes the charge M, for example of the state"
      ),
    ])
  func refusals(original: String, replacement: String, fragment: String) throws {
    let error = try #require(throws: ModelFileError.self) {
      try parse(Self.spins.replacing(original, with: replacement))
    }
    #expect(error.line != nil)
    #expect(error.description.contains(fragment), "\(error)")
  }

  @Test("Models made in code are checked as well")
  func modelsInCode() throws {
    let (x, z) = (LocalSpace.qubit.matrices["X"]!, LocalSpace.qubit.matrices["Z"]!)
    let charge = ConservedCharge(name: "Z", weights: [[1, -1], [1, -1]])
    func model(_ matrix: LocalSpace.Matrix, _ generators: [SymmetryGenerator] = []) -> Model {
      Model(
        name: "code", siteDimensions: [2, 2], charges: [charge],
        structures: [
          CouplingStructure(
            name: "h", index: nil, operators: [LocalOperator(site: 1, rows: matrix)])
        ], strengths: [.fixed(1)], visibleGenerators: generators)
    }
    #expect(throws: SymmetryError.changesCharge(term: "h", index: nil, charge: "Z", change: -2)) {
      try ExactDiagonalization(model: model(x))
    }
    let flip = SymmetryGenerator(
      name: "flip",
      operation: try MonomialOperator(
        dimensions: [2, 2], sitePermutation: [0, 1], onSite: [x, x]))
    #expect(
      throws: SymmetryError.generatorChangesCharge(
        generator: "flip", charge: "Z", state: [0, 0])
    ) { try SectorPlan(model(z, [flip])) }
    #expect(try SectorPlan(model(z)).sectors.map(\.multiplicity) == [2, 1, 1])
  }
}
