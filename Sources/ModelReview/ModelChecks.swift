import ExactDiagonalization
import LatticeModels

/// The checks that `xsff compute` makes before it diagonalizes, one by one.
package struct ModelChecks {
  /// Checks on all matrix elements are left to `xsff compute` above this dimension.
  package static let largestDimension = 1 << 22

  package let results: [ModelCheck]

  package init(_ model: Model, plan: SectorPlan) {
    let generators = model.visibleGenerators.count
    let closure = ModelCheck(
      name: "closure",
      statement: "\(generators) visible generator\(generators == 1 ? "" : "s") close to a group "
        + "of order \(plan.visible.group.order)",
      result: .passed)
    let completeness = ModelCheck(
      name: "completeness", statement: "Σ d R = dim H = \(plan.hilbertSpaceDimension)",
      result: .passed)
    let group = model.charges.isEmpty || plan.visible.group.order > 1 ? [closure] : []
    results = group + [completeness] + Self.hamiltonian(model, plan: plan)
  }

  private static func hamiltonian(_ model: Model, plan: SectorPlan) -> [ModelCheck] {
    let parts: [(name: String, statement: String, check: (SymmetryCheck) throws -> Void)] = [
      ("hermiticity", "every term is Hermitian", { try $0.requireHermiticity() }),
      (
        "symmetry",
        (model.floquet == nil ? "H" : "every step")
          + " commutes with every declared symmetry (couplings of seed 1, sample 0)",
        {
          try $0.requireSymmetry(
            unitary: model.visibleGenerators, antiunitary: model.antiunitaryGenerators)
        }
      ),
    ]
    return conservation(model)
      + parts.map { part in
        ModelCheck(
          name: part.name, statement: part.statement,
          result: result(model, plan: plan, of: part.check))
      }
  }

  private static func conservation(_ model: Model) -> [ModelCheck] {
    let kept =
      (model.conservedTotal == nil ? [] : ["the total"])
      + model.charges.map { "the charge \($0.name)" }
      + (model.constraint == nil ? [] : ["the space in which the constraint holds"])
    if kept.isEmpty { return [] }
    let failure: (any Error)? = {
      do {
        try ConservationCheck(model.structures).require(
          total: model.conservedTotal, charges: model.charges, constraint: model.constraint)
        return nil
      } catch { return error }
    }()
    return [
      ModelCheck(
        name: "conservation", statement: "every term keeps " + kept.joined(separator: ", "),
        result: failure.map { .failed("\($0)") } ?? .passed)
    ]
  }

  private static func result(
    _ model: Model, plan: SectorPlan, of check: (SymmetryCheck) throws -> Void
  ) -> ModelCheck.Result {
    guard plan.hilbertSpaceDimension <= largestDimension else {
      return .skipped("dim H exceeds \(largestDimension); xsff compute makes this check")
    }
    do {
      let coefficients = model.memberCoefficients(seed: 1, sample: 0)
      for sector in plan.chargeSectors {
        let space = try ConfigurationSpace(
          siteDimensions: model.siteDimensions, conservedTotal: sector.conservedTotal,
          constraint: sector.constraint)
        for own in model.operatorCoefficients(coefficients) {
          try check(
            SymmetryCheck(structures: model.structures, coefficients: own, space: space))
        }
      }
      return .passed
    } catch {
      return .failed("\(error)")
    }
  }
}
