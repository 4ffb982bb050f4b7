import LatticeModels

extension SectorPlan {
  /// Checks the states of one charge sector in the frames in which sectors are built; of each frame the anti-unitary symmetries that
  /// are declared, and those that all members of the family have.
  ///
  /// - Throws: The typed error of the check that fails.
  package func checkedConjugations(
    ofChargeSector place: Int, _ unsettled: [SymmetryCheck.Unsettled], coefficients: [Double]
  ) throws -> Conjugations {
    try frames.enumerated().map { number, frame in
      let space = try chargeSectors[place].space(of: frame.model)
      return try frame.checkedConjugations(
        ofChargeSector: place, space, number == 0 ? unsettled : [], coefficients: coefficients)
    }
  }
}

extension SectorFrame {
  /// A matrix that is Hermitian in one basis is so in all.
  fileprivate func checkedConjugations(
    ofChargeSector place: Int, _ space: ConfigurationSpace, _ unsettled: [SymmetryCheck.Unsettled],
    coefficients: [Double]
  ) throws -> [SectorConjugation] {
    for (number, own) in model.operatorCoefficients(coefficients).enumerated() {
      let check = SymmetryCheck(structures: model.structures, coefficients: own, space: space)
      if number == 0 { try check.requireHermiticity(of: unsettled) }
      try check.requireSymmetry(
        unitary: model.visibleGenerators, antiunitary: model.antiunitaryGenerators)
    }
    let all = conjugations[place]
    if all.allSatisfy(\.isDeclared) { return all }
    let family = SymmetryCheck(
      structures: model.structures,
      coefficients: IndependentOperators(of: model).genericCoefficients(of: model), space: space)
    return all.filter {
      $0.isDeclared || family.allows($0.operation, isAntiunitary: true)
    }
  }
}
