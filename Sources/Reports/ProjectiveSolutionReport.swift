import Branching
import GroupTheory
import Identification
import ProjectiveReadings

/// A finite group that acts up to phases.
package struct ProjectiveSolutionReport: Encodable, Sendable {
  package let rank: Int
  package let reading = Reading.projective.rawValue
  package let index: Int
  package let order: Int
  /// The observed irreps of one class of cocycles.
  package let irreps: [IrrepReport]
  /// The linear irreps of G, in the order of `characterTable`.
  package let linearIrreps: [IrrepReport]
  /// Shape [α, β, γ]: how often the linear irrep γ is in α ⊗ β̄.
  package let gradedFusion: [[[Int]]]
  /// That of G.
  package let characterTable: CharacterTableReport
  package let groups: [GroupName]
  package let isVisibleNormal: Bool
  /// The order of the cocycle's class in H²(G, U(1)).
  package let cocycleOrder: Int
  package let extensions: [Extension]
  package let evidence: EvidenceReport?
  /// Shape [signature]: the number of its irreps.
  package let irrepNumbers: [String]

  private enum CodingKeys: String, CodingKey {
    case rank, reading, index, order, irreps, linearIrreps, gradedFusion, characterTable, groups
    case isVisibleNormal, cocycleOrder, extensions, evidence
  }

  /// A central extension of G in which the action is linear.
  package struct Extension: Encodable, Sendable {
    package let order: Int
    package let id: Int
    package let name: String
    /// The order m of the central subgroup.
    package let centreOrder: Int
    package let centralClass: Int
    /// Shape [observed irrep]: the irrep of the extension.
    package let irreps: [Int]
    /// Shape [class of the extension]: the class of G.
    package let quotientClasses: [Int]
    package let containsVisible: Bool
    package let isVisibleNormal: Bool
    /// Its visible fusion is that of N where it contains N.
    package let characterTable: CharacterTableReport

    /// The group with its number.
    package var group: GroupName { GroupName(order: order, id: id, name: name) }
  }

  /// `best` is the largest log-likelihood of all solutions.
  init(_ solution: ProjectiveSolution, best: Double?) {
    let (data, table) = (solution.candidate.data, solution.table)
    rank = solution.rank
    index = solution.index
    order = solution.order
    irreps = zip(data.vectors.indices, solution.candidate.multiplicities).flatMap { k, count in
      [IrrepReport](
        repeating: .init(dimension: data.dimensions[k], branching: data.vectors[k], observed: true),
        count: count)
    }
    linearIrreps = zip(table.dimensions, solution.linearBranching).map {
      IrrepReport(dimension: $0, branching: $1, observed: false)
    }
    gradedFusion = solution.fusion
    characterTable = CharacterTableReport(table, visibleFusion: solution.visibleFusion)
    groups = solution.groups
    isVisibleNormal = solution.isVisibleNormal
    cocycleOrder = solution.cocycleOrder
    extensions = solution.extensions.map { own in
      Extension(
        order: own.group.order, id: own.group.id, name: own.group.name,
        centreOrder: own.centreOrder, centralClass: own.centralClass, irreps: own.irreps,
        quotientClasses: own.quotientClasses, containsVisible: own.visibleFusion != nil,
        isVisibleNormal: own.isVisibleNormal(data.visible),
        characterTable: CharacterTableReport(own.table, visibleFusion: own.visibleFusion))
    }
    evidence = solution.evidence.map { EvidenceReport($0, best: best ?? $0.total) }
    irrepNumbers = solution.candidate.multiplicities.map(String.init)
  }
}
