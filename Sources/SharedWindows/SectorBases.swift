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
  private let conjugations: [SectorPlan.Conjugations]

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
      return try plan.checkedConjugations(
        ofChargeSector: place, unsettled, coefficients: coefficients)
    }
  }

  /// The basis of each sector that is computed, and the operators A_k in it, one after the other, in canonical order.
  ///
  /// Throws: `SectorBasisError`, and what `body` throws.
  package func forEach(_ body: (SectorBasis, [CouplingStructure]) throws -> Void) throws {
    for place in plan.chargeSectors.indices {
      try plan.forEachBasis(ofChargeSector: place, conjugations: conjugations[place]) {
        try body($0, plan.frames[$1].model.structures)
      }
    }
  }
}
