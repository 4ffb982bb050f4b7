import LatticeModels
import Numerics

/// The members of a family as combinations of matrices of every sector.
package struct FamilyMatrices: Sendable {
  /// Shape: [sector].
  package let sectors: [SectorMatrix]
  /// The coefficients of the first member. Shape: [matrix of a sector].
  package let first: [Double]
  /// The coefficients of the differences between the others and the first. Shape: [member][matrix of a sector].
  package let differences: [[Double]]
  /// The coefficients of each step of every member of a driven model's family. Shape: [member][step][matrix of a sector].
  let steps: [[[Double]]]
  /// Whether the members are averages over the visible group, since they broke it.
  package let isAveraged: Bool

  /// Takes the matrices of the model; where a term breaks the visible group by itself and only a sum of terms keeps it, the averages
  /// of the members over the group. The same where members break an anti-unitary symmetry that was found in the model itself and made
  /// its matrices real.
  ///
  /// Throws: `SymmetryError` or `SectorBasisError`.
  package init(_ diagonalization: ExactDiagonalization, family: ModelFamily) throws {
    let members = family.operators(of: diagonalization.model)
    let breaks = try diagonalization.breaks(of: family)
    let stepCount = members.count / (family.differences.count + 1)
    func steps(_ lists: [[Double]]) -> [[[Double]]] {
      stride(from: 0, to: lists.count, by: stepCount).map {
        Array(lists[$0..<($0 + stepCount)])
      }
    }
    if !breaks.group && !breaks.reality {
      sectors = diagonalization.matrices
      (first, differences) = (family.first, family.differences)
      self.steps = steps(members)
      isAveraged = false
      return
    }
    sectors = try diagonalization.averages(of: members)
    let units = members.indices.map { member in
      members.indices.map { $0 == member ? 1.0 : 0 }
    }
    (first, differences) = (units[0], Array(units.dropFirst()))
    self.steps = steps(units)
    isAveraged = breaks.group
  }
}

extension ModelFamily {
  /// What the visible group must commute with: the first member and the differences of the others, or the steps of all members.
  /// Shape: [operator][structure].
  fileprivate func operators(of model: Model) -> [[Double]] {
    guard model.floquet != nil else { return [first] + differences }
    return members.flatMap { model.operatorCoefficients($0) }
  }

  /// Shape: [member][structure].
  private var members: [[Double]] {
    [first] + differences.map { zip(first, $0).map { $0 + $1 } }
  }
}

extension ExactDiagonalization {
  /// Whether members of a family break the visible group, or an anti-unitary symmetry that was found in the model itself.
  package func breaks(of family: ModelFamily) throws -> (group: Bool, reality: Bool) {
    guard case .terms = family.variation else { return (false, false) }
    let members = family.operators(of: model)
    return (try !commute(members), try !keepFoundSymmetries(members))
  }

  /// Whether Σ_k c_k A_k commutes with the visible group for each list of coefficients.
  fileprivate func commute(_ members: [[Double]]) throws -> Bool {
    try plan.chargeSectors.allSatisfy { sector in
      let space = try sector.space(of: model)
      return members.allSatisfy { coefficients in
        let check = SymmetryCheck(
          structures: model.structures, coefficients: coefficients, space: space)
        return (try? check.requireSymmetry(unitary: model.visibleGenerators, antiunitary: []))
          != nil
      }
    }
  }

  /// Whether Σ_k c_k A_k has the anti-unitary symmetries that were found, for each list of coefficients.
  fileprivate func keepFoundSymmetries(_ members: [[Double]]) throws -> Bool {
    try plan.frames.allSatisfy { frame in
      try zip(plan.chargeSectors, frame.conjugations).allSatisfy { sector, conjugations in
        let found = conjugations.filter { !$0.isDeclared }
        return try found.isEmpty
          || frame.allowed(found, by: members, in: sector).count == found.count
      }
    }
  }

  /// The averages of Σ_k c_k A_k over the visible group, in all sectors. Shape: [sector].
  fileprivate func averages(of members: [[Double]]) throws -> [SectorMatrix] {
    let sums = plan.frames.map { $0.sums(of: members) }
    let groups = plan.frames.map { GroupAverage($0.visible) }
    var averages: [SectorMatrix] = []
    for place in plan.chargeSectors.indices {
      let conjugations = try plan.frames.map {
        try $0.allowed($0.conjugations[place], by: members, in: plan.chargeSectors[place])
      }
      try plan.forEachBasis(ofChargeSector: place, conjugations: conjugations) { basis, frame in
        averages.append(
          SectorMatrix(basis, structures: sums[frame], averagedBy: groups[frame]))
      }
    }
    return averages
  }
}

extension SectorFrame {
  /// The anti-unitary symmetries that the model states, and those among the others that all members have.
  fileprivate func allowed(
    _ conjugations: [SectorConjugation], by members: [[Double]], in sector: ChargeSector
  ) throws -> [SectorConjugation] {
    let space = try sector.space(of: model)
    let checks = members.map {
      SymmetryCheck(structures: model.structures, coefficients: $0, space: space)
    }
    return conjugations.filter { conjugation in
      conjugation.isDeclared
        || checks.allSatisfy { $0.allows(conjugation.operation, isAntiunitary: true) }
    }
  }

  /// Σ_k c_k A_k as one structure for each list of coefficients.
  fileprivate func sums(of members: [[Double]]) -> [CouplingStructure] {
    members.map { coefficients in
      CouplingStructure(
        name: "member", index: nil,
        operators: zip(model.structures, coefficients).filter { $1 != 0 }.flatMap {
          structure, coefficient in
          structure.operators.map { $0.scaled(by: Complex(coefficient)) }
        })
    }
  }
}
