import LatticeModels
import Numerics

/// The members of a family as combinations of matrices of every sector.
struct FamilyMatrices: Sendable {
  /// Shape: [sector].
  let sectors: [SectorMatrix]
  /// The coefficients of the first member. Shape: [matrix of a sector].
  let first: [Double]
  /// The coefficients of the differences between the others and the first. Shape: [member][matrix of a sector].
  let differences: [[Double]]
  /// Whether the members are averages over the visible group, since they broke it.
  let isAveraged: Bool

  /// Takes the matrices of the model; where a term breaks the visible group by itself and only a sum of terms keeps it, the averages
  /// of the members over the group.
  ///
  /// Throws: `SymmetryError` or `SectorBasisError`.
  init(_ diagonalization: ExactDiagonalization, family: ModelFamily) throws {
    let members = [family.first] + family.differences
    guard case .terms = family.variation, try !diagonalization.commute(members) else {
      sectors = diagonalization.matrices
      (first, differences) = (family.first, family.differences)
      isAveraged = false
      return
    }
    sectors = try diagonalization.averages(of: members)
    let units = members.indices.map { member in
      members.indices.map { $0 == member ? 1.0 : 0 }
    }
    (first, differences) = (units[0], Array(units.dropFirst()))
    isAveraged = true
  }
}

extension ExactDiagonalization {
  /// Whether Σ_k c_k A_k commutes with the visible group for each list of coefficients.
  fileprivate func commute(_ members: [[Double]]) throws -> Bool {
    try plan.chargeSectors.allSatisfy { sector in
      let space = try ConfigurationSpace(
        siteDimensions: model.siteDimensions, conservedTotal: sector.conservedTotal)
      return members.allSatisfy { coefficients in
        let check = SymmetryCheck(
          structures: model.structures, coefficients: coefficients, space: space)
        return (try? check.requireSymmetry(unitary: model.visibleGenerators, antiunitary: []))
          != nil
      }
    }
  }

  /// The averages of Σ_k c_k A_k over the visible group, in all sectors. Shape: [sector].
  fileprivate func averages(of members: [[Double]]) throws -> [SectorMatrix] {
    let structures = members.map { coefficients in
      CouplingStructure(
        name: "member", index: nil,
        operators: zip(model.structures, coefficients).filter { $1 != 0 }.flatMap {
          structure, coefficient in
          structure.operators.map { $0.scaled(by: Complex(coefficient)) }
        })
    }
    let average = GroupAverage(plan.visible)
    let irreps = plan.visible.names.indices
    return try plan.chargeSectors.indices.flatMap { place in
      let space = try ConfigurationSpace(
        siteDimensions: model.siteDimensions,
        conservedTotal: plan.chargeSectors[place].conservedTotal)
      let orbits = SymmetryOrbits(plan.visible, space: space)
      return try irreps.map { irrep in
        let sector = plan.sectors[place * irreps.count + irrep]
        let basis = try SectorBasis(
          irrep: irrep, of: plan.visible, orbits: orbits, name: sector.name,
          expected: sector.multiplicity, conjugations: plan.conjugations[place])
        return SectorMatrix(basis, structures: structures, averagedBy: average)
      }
    }
  }
}
