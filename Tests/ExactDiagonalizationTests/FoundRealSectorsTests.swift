import ExactDiagonalization
import Foundation
import LatticeModels
import LinearAlgebra
import Numerics
import Testing

@Suite("Sectors that undeclared anti-unitary symmetries make real")
struct FoundRealSectorsTests {
  /// The levels of all sectors, by complex matrices in a basis that no anti-unitary symmetry has chosen.
  private func complexLevels(
    _ diagonalization: ExactDiagonalization, coefficients: [Double]
  ) throws -> [[Double]] {
    let (plan, model) = (diagonalization.plan, diagonalization.model)
    return try plan.chargeSectors.enumerated().flatMap { place, charges in
      let space = try ConfigurationSpace(
        siteDimensions: model.siteDimensions, conservedTotal: charges.conservedTotal)
      let orbits = SymmetryOrbits(plan.visible, space: space)
      return try plan.visible.names.indices.map { irrep in
        let sector = plan.sectors[place * plan.visible.names.count + irrep]
        let basis = try SectorBasis(
          irrep: irrep, of: plan.visible, orbits: orbits, expected: sector.multiplicity)
        let matrix = SectorMatrix(basis, structures: model.structures)
        let solver = ComplexHermitianEigensolver(dimension: matrix.dimension)
        matrix.fill(coefficients, into: solver.matrix)
        return try solver.eigenvalues()
      }
    }
  }

  @Test(
    "Levels agree with those of complex matrices",
    arguments: [
      "s3-chain", "z4-clock", "potts5", "petersen", "bose-hubbard-ring", "torus-chain",
      "triangular-clock", "chiral-clock", "random-field-ring", "driven-bose-hubbard",
    ], [UInt64(1), 7])
  func levels(name: String, seed: UInt64) throws {
    let model = try ModelBundledTests.load(name)
    let diagonalization = try ExactDiagonalization(model: model, seed: seed)
    let coefficients = model.coefficients(seed: seed, sample: 3)
    let reference = try complexLevels(diagonalization, coefficients: coefficients)
    for (sector, expected) in reference.enumerated() {
      let found = try diagonalization.spectrum(sector: sector, coefficients: coefficients)
      let scale = expected.map(abs).max() ?? 0
      #expect(found.count == expected.count)
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-12 * scale })
    }
  }

  @Test(
    "The plan knows which sectors are real",
    arguments: [
      ("s3-chain", 3, 3), ("z4-clock", 4, 4), ("potts5", 5, 5), ("petersen", 5, 5),
      ("bose-hubbard-ring", 5, 5), ("chiral-clock", 1, 3), ("torus-chain", 6, 6),
    ])
  func reality(name: String, real: Int, sectors: Int) throws {
    let diagonalization = try ExactDiagonalization(model: ModelBundledTests.load(name))
    #expect(diagonalization.plan.canBeReal == diagonalization.matrices.map(\.isReal))
    #expect(diagonalization.matrices.count { $0.isReal } == real)
    #expect(diagonalization.sectors.count == sectors)
  }

  @Test(
    "No local basis makes sectors real that no anti-unitary symmetry keeps",
    arguments: ["pi/6", "pi/4 + 1e-9", "pi/4 - 1e-11"])
  func nearFourierTransform(theta: String) throws {
    let model = try ModelBundledTests.load("torus-chain", ["theta": theta])
    let diagonalization = try ExactDiagonalization(model: model)
    #expect(
      diagonalization.matrices.map(\.isReal) == [true, true, true, true, false, false])
  }

  /// U and V of five levels, with couplings that the Fourier transform with complex conjugation leaves alone; each of the six bases
  /// in which U and V are monomial has other real sectors.
  private static let five = """
    format: 1
    name: five
    sites: {count: 5, local: clock(5)}
    lattice: open chain
    terms:
      - {name: J, over: bonds, coupling: "normal(1, 0.3)", operator: "Z(j)*Z(k)' + X(j)*X(k)' + h.c."}
      - {name: K, over: bonds, coupling: "normal(1, 0.3)", operator: "Z(j)^2*Z(k)'^2 + X(j)^2*X(k)'^2 + h.c."}
    symmetry:
      visible:
        - {name: U, on-site: Z}
        - {name: V, on-site: X}
    """

  @Test(
    "Sectors are built in the local bases in which they are real, with the levels of complex matrices"
  )
  func localBases() throws {
    let model = try FamilyTestModels.model(Self.five)
    let diagonalization = try ExactDiagonalization(model: model, seed: 2)
    let plan = diagonalization.plan
    #expect(plan.frames.count > 1)
    #expect(plan.canBeReal == diagonalization.matrices.map(\.isReal))
    let own = plan.frames[0].sectors
    #expect(diagonalization.matrices.indices.contains { !own.contains($0) && plan.canBeReal[$0] })
    let coefficients = model.coefficients(seed: 2, sample: 0)
    let reference = try complexLevels(diagonalization, coefficients: coefficients)
    for (sector, expected) in reference.enumerated() {
      let found = try diagonalization.spectrum(sector: sector, coefficients: coefficients)
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-11 })
    }
  }

  @Test("What was found is not declared: nothing is expected of levels of different sectors")
  func undeclared() throws {
    let diagonalization = try ExactDiagonalization(model: ModelBundledTests.load("s3-chain"))
    #expect(diagonalization.antiunitaryActions.isEmpty)
    #expect(diagonalization.declaredSymmetries.isEmpty)
  }

  @Test(
    "A chiral angle however small leaves sectors complex, beyond what rounding hides",
    arguments: ["1e-4", "1e-9", "1e-11"])
  func nearSymmetry(theta: String) throws {
    let model = try ModelBundledTests.load("chiral-clock", ["theta": theta, "L": "4"])
    let diagonalization = try ExactDiagonalization(model: model)
    #expect(diagonalization.matrices.map(\.isReal) == [true, false, false])
  }

  /// Only with equal strengths of both orders does the reflection, with which sectors of momentum are real, leave the ring as it is.
  private static let ring = """
    format: 1
    name: ring
    sites: {count: 6, local: spin(1/2)}
    lattice: periodic chain
    terms:
      - {name: A, over: bonds, indices: [j, k], operator: Sx(j)*Sz(k)}
      - {name: B, over: bonds, indices: [j, k], operator: Sz(j)*Sx(k)}
      - {name: C, over: bonds, indices: [j, k], operator: Sx(j)*Sx(k)}
      - {name: D, over: bonds, indices: [j, k], operator: Sz(j)*Sz(k)}
      - {name: E, over: sites, indices: [j], operator: Sx(j)}
      - {name: F, over: sites, indices: [j], operator: Sz(j)}
    symmetry:
      visible:
        - {name: T, permute: (j + 1) mod 6}
      anti-unitary: none
    """

  @Test("A family whose members break what the model has still has its commutant")
  func membersThatBreak() throws {
    let model = try FamilyTestModels.model(Self.ring)
    let diagonalization = try ExactDiagonalization(model: model)
    #expect(diagonalization.matrices.allSatisfy { $0.isReal })
    let family = try #require(ModelFamily(of: model, seed: 1))
    let found = try CommutantRun(diagonalization, family: family, threads: 1).run()
    #expect(!found.isAveraged)
    let components = found.decomposition.components
    #expect(components.contains { $0.field == .complex })
    let levels = diagonalization.sectors.indices.map { sector in
      components.reduce(0) { $0 + $1.branching[sector] * $1.levelCount }
    }
    #expect(levels == diagonalization.sectors.map(\.multiplicity))
  }
}
