import ExactDiagonalization

/// The checks that `xsff compute` makes before it diagonalizes, one by one.
struct ModelChecks {
  /// Checks on all matrix elements are left to `xsff compute` above this dimension.
  static let largestDimension = 1 << 22

  let results: [Inspection.Check]

  init(_ model: Model, plan: SectorPlan) {
    let generators = model.visibleGenerators.count
    let group = [
      Inspection.Check(
        name: "closure",
        statement: "\(generators) visible generator\(generators == 1 ? "" : "s") close to a group "
          + "of order \(plan.visible.group.order)",
        result: .passed),
      Inspection.Check(
        name: "completeness", statement: "Σ d R = dim H = \(plan.hilbertSpaceDimension)",
        result: .passed),
    ]
    results = group + Self.hamiltonian(model, plan: plan)
  }

  private static func hamiltonian(_ model: Model, plan: SectorPlan) -> [Inspection.Check] {
    var parts: [(name: String, statement: String, check: (SymmetryCheck) throws -> Void)] = [
      ("hermiticity", "every term is Hermitian", { try $0.requireHermiticity() }),
      (
        "symmetry", "H commutes with every declared symmetry (couplings of seed 1, sample 0)",
        {
          try $0.requireSymmetry(
            unitary: model.visibleGenerators, antiunitary: model.antiunitaryGenerators)
        }
      ),
    ]
    if model.conservedTotal != nil {
      parts.insert(
        ("conservation", "every term keeps the total", { try $0.requireConservation() }), at: 0)
    }
    return parts.map { part in
      Inspection.Check(
        name: part.name, statement: part.statement,
        result: result(model, plan: plan, of: part.check))
    }
  }

  private static func result(
    _ model: Model, plan: SectorPlan, of check: (SymmetryCheck) throws -> Void
  ) -> Inspection.Check.Result {
    guard plan.hilbertSpaceDimension <= largestDimension else {
      return .skipped("dim H exceeds \(largestDimension); xsff compute makes this check")
    }
    do {
      let space = try ConfigurationSpace(
        siteDimensions: model.siteDimensions, conservedTotal: model.conservedTotal)
      try check(
        SymmetryCheck(
          structures: model.structures,
          coefficients: model.coefficients(seed: 1, sample: 0), space: space))
      return .passed
    } catch {
      return .failed("\(error)")
    }
  }
}
