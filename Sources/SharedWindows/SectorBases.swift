import ExactDiagonalization
import LatticeModels

/// A model made ready for diagonalization, all checks passed, whose sectors' bases are made when they are needed: for sectors whose
/// matrices no single process has.
package struct SectorBases: Sendable {
  /// The model.
  package let model: Model
  /// The seed of the random couplings.
  package let seed: UInt64
  /// The visible group and the sizes of the sectors.
  package let plan: SectorPlan
  /// The anti-unitary symmetries that are declared, and those that all members of the family have. Shape: [charge sector].
  private let conjugations: [[SectorConjugation]]

  /// Makes the checks of ``ExactDiagonalization`` that need no matrix.
  ///
  /// Throws: the typed error of the check that fails.
  package init(model: Model, seed: UInt64, sectors: [Int]? = nil, groupLimit: Int = 1000) throws {
    let whole = try SectorPlan(model, groupLimit: groupLimit)
    let plan = sectors.map { whole.choosing($0) } ?? whole
    let coefficients = model.memberCoefficients(seed: seed, sample: 0)
    try ConservationCheck(model.structures).require(
      total: model.conservedTotal, charges: model.charges, constraint: model.constraint)
    let unsettled = try SymmetryCheck.unsettled(model.structures)
    (self.model, self.seed, self.plan) = (model, seed, plan)
    conjugations = try plan.chargeSectors.indices.map { place in
      guard !plan.chosenIrreps(ofChargeSector: place).isEmpty else { return [] }
      return try ExactDiagonalization.checkedConjugations(
        ofChargeSector: place, of: plan, model, plan.chargeSectors[place].space(of: model),
        unsettled, coefficients: coefficients)
    }
  }

  /// The basis of each sector that is computed, one after the other, in canonical order.
  ///
  /// Throws: `SectorBasisError`, and what `body` throws.
  package func forEach(_ body: (SectorBasis) throws -> Void) throws {
    for place in plan.chargeSectors.indices {
      let irreps = plan.chosenIrreps(ofChargeSector: place)
      if irreps.isEmpty { continue }
      let orbits = SymmetryOrbits(
        plan.visible, space: try plan.chargeSectors[place].space(of: model))
      for irrep in irreps {
        let sector = plan.sectors[place * plan.visible.names.count + irrep]
        try body(
          SectorBasis(
            irrep: irrep, of: plan.visible, orbits: orbits, name: sector.name,
            expected: sector.multiplicity, conjugations: conjugations[place]))
      }
    }
  }
}
