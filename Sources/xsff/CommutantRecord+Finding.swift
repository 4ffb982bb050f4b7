import ExactDiagonalization
import LatticeModels
import ResultFiles

extension CommutantRecord {
  /// What is kept of the irreps of a family.
  init(_ found: FamilyCommutant, _ irreps: CommutantIrreps, of family: ModelFamily, seed: UInt64) {
    let decomposition = found.decomposition
    let varied =
      switch family.variation {
      case .disorder: "disorder"
      case .terms(let names): names.joined(separator: ", ")
      }
    self.init(
      seed: seed, family: varied, dimensions: irreps.dimensions,
      levels: irreps.levelCounts, branching: irreps.branching,
      fields: irreps.fields.map(\.rawValue), conjugates: irreps.conjugates.map { $0 ?? -1 },
      membership: irreps.membership.map { $0.map { $0 ?? -1 } },
      leastJoining: decomposition.weights.leastJoining ?? .nan,
      largestBetween: decomposition.weights.largestBetween ?? .nan,
      residual: decomposition.residual, chanceDegeneracies: decomposition.chanceDegeneracies,
      isComplete: decomposition.isComplete,
      strengths: irreps.weakEdges.map { [Double($0.first), Double($0.second), $0.strength] })
  }
}
