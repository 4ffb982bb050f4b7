import ExactDiagonalization
import Foundation
import ModelFiles
import Testing

/// Enumeration, group closure and assembly at 4^10 basis states; prints what each step takes.
@Suite struct SectorScaleTests {
  private static let source = """
    format: 1
    name: clean-ashkin-teller
    parameters: {L: 10}
    sites: {count: L, local: {sigma: qubit, tau: qubit}}
    lattice: open chain
    terms:
      - name: J
        over: bonds
        indices: [j, k]
        operator: sigma.Z(j)*sigma.Z(k) + tau.Z(j)*tau.Z(k) + sigma.Z(j)*tau.Z(j)*sigma.Z(k)*tau.Z(k)
      - name: h
        over: sites
        indices: [j]
        operator: sigma.X(j) + tau.X(j) + sigma.X(j)*tau.X(j)
    symmetry:
      visible:
        - {name: sigma, on-site: sigma.X}
        - {name: tau, on-site: tau.X}
        - {name: reflection, permute: L - 1 - j}
    """

  @Test(.enabled(if: ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil))
  func fourToTheTenthWithAGroupOfOrderEight() throws {
    let clock = ContinuousClock()
    let model = try ModelFile.parse(source: Self.source, sourceName: "scale.yaml")
    var start = clock.now
    func lap(_ step: String) {
      print(step, start.duration(to: clock.now) / .seconds(1), "s")
      start = clock.now
    }
    let plan = try SectorPlan(model)
    #expect(plan.visible.group.order == 8)
    lap("closure and sector dimensions")
    let space = try ConfigurationSpace(siteDimensions: model.siteDimensions)
    let orbits = SymmetryOrbits(plan.visible, space: space)
    lap("orbits")
    var total = 0
    for (irrep, sector) in plan.sectors.enumerated() {
      let basis = try SectorBasis(
        irrep: irrep, of: plan.visible, orbits: orbits, expected: sector.multiplicity)
      let matrix = SectorMatrix(basis, structures: model.structures)
      total += matrix.dimension
    }
    lap("assembly of all sectors")
    #expect(total == 1 << 20)
    let check = SymmetryCheck(
      structures: model.structures, coefficients: model.meanCoefficients, space: space)
    try check.requireSymmetry(unitary: model.visibleGenerators, antiunitary: [])
    lap("symmetry check")
  }
}
