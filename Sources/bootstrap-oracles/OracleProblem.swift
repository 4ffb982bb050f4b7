import Branching
import GroupTheory
import Identification

/// A bootstrap problem that another program can read: a visible group, signatures, an index, and what fusion rings need.
struct OracleProblem: Codable {
  /// N, by its number in the catalogue; signatures follow the catalogue's order of irreps.
  let visible: GroupName
  /// p = [G:N].
  let index: Int
  /// Shape [signature, irrep of N].
  let signatures: [[Int]]
  /// Shape [irrep of N].
  let visibleDimensions: [Int]
  /// Shape [irrep of N].
  let visibleDual: [Int]
  /// Shape [lambda, mu, nu]: the fusion ring of N.
  let visibleFusion: [[[Int]]]
  /// The branching rules that pass every test before fusion.
  let rules: [Rule]

  /// One (p, r) with all irreps of G.
  struct Rule: Codable {
    /// Shape [signature]: r_b.
    let multiplicities: [Int]
    /// Shape [irrep of G, irrep of N].
    let branching: [[Int]]
    /// Shape [irrep of G].
    let dimensions: [Int]
  }

  /// The problem of one visible group, its signatures in any order.
  init(visible: CatalogueGroup, signatures: [[Int]], index: Int) throws {
    let data = try SignatureData(visible: visible.table, vectors: signatures)
    let fusion = visible.table.fusion
    self.visible = GroupName(order: visible.order, id: visible.id, name: visible.name)
    self.index = index
    self.signatures = data.vectors
    visibleDimensions = visible.table.dimensions
    visibleDual = fusion.dual
    visibleFusion = fusion.coefficients
    rules = Self.branchingRules(of: data, index: index).map {
      Rule(
        multiplicities: $0.candidate.multiplicities, branching: $0.vectors,
        dimensions: $0.dimensions)
    }
  }

  /// The largest number of irreps of G.
  var rank: Int { rules.map(\.dimensions.count).max() ?? 0 }

  /// The problem as the solver takes it.
  func data(from catalogue: GroupCatalogue) throws -> SignatureData {
    let group = try catalogue.group(order: visible.order, id: visible.id)
    return try SignatureData(visible: group.table, vectors: signatures)
  }

  /// The branching rules of one index, in the order of `rules`.
  static func branchingRules(of data: SignatureData, index: Int) -> [BranchingRule] {
    IndexCandidate.all(of: data, index: index).compactMap {
      try? BranchingRule.check($0).get()
    }
  }
}
