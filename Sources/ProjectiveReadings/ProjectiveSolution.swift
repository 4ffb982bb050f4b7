import Branching
import Evidence
import GroupTheory
import Identification

/// A projective action of a linear group G ⊇ N: its irreps for one class of cocycles restrict to N with the observed vectors.
public struct ProjectiveSolution: Sendable {
  /// p = [G:N] and the numbers r of irreps.
  public let candidate: IndexCandidate
  /// The character table of G.
  public let table: CharacterTable
  /// Shape [class of N]: the class of G that holds it.
  public let visibleFusion: [Int]
  /// Shape [irrep of G, irrep of N]: how the linear irreps of G, which are not seen, restrict to N.
  public let linearBranching: [[Int]]
  /// The groups of the catalogue with the table of G; empty when its order is not covered.
  public let groups: [GroupName]
  /// The order of the cocycle's class in H²(G, U(1)).
  public let cocycleOrder: Int
  /// Central extensions of G by Z_k, k = `cocycleOrder`, in which the class is linear.
  public package(set) var extensions: [Extension]
  /// What the levels say about it.
  public let evidence: SolutionEvidence?
  /// Its place among all solutions, from 1; those that the data cannot tell apart share one.
  public package(set) var rank = 1

  /// Whether an anti-unitary symmetry that commutes with N cannot commute with an extension of G, while it does in another
  /// solution: the operators of the two are equal up to phases that depend on the irrep.
  public package(set) var isPhaseVariant = false
  /// Whether symmetry operators that are known form no subgroup of any of its groups.
  public package(set) var lacksOperators = false

  /// p = [G:N].
  public var index: Int { candidate.index }
  /// |G|.
  public var order: Int { candidate.order }
  /// Shape [observed irrep, irrep of N]: the branching, signature by signature.
  public var branching: [[Int]] {
    zip(candidate.data.vectors, candidate.multiplicities).flatMap {
      [[Int]](repeating: $0, count: $1)
    }
  }
  /// Whether N is a normal subgroup of G.
  public var isVisibleNormal: Bool {
    Set(visibleFusion).reduce(0) { $0 + table.classSizes[$1] } == candidate.data.visible.order
  }
  /// Shape [α, β, irrep γ of G]: how often γ is in α ⊗ β̄, for observed irreps α and β: the graded part of the fusion ring.
  public var fusion: [[[Int]]] { extensions[0].fusion(into: table) }

  /// A group E with a central Z_k and E/Z_k = G.
  public struct Extension: Sendable {
    /// E.
    public let group: GroupName
    /// The character table of E.
    public let table: CharacterTable
    /// k.
    public let centreOrder: Int
    /// The class of the generator of Z_k that is exp(2πi/k) in the observed irreps.
    public let centralClass: Int
    /// Shape [observed irrep]: the irrep of E.
    public package(set) var irreps: [Int]
    /// Shape [class of E]: the class of G.
    public package(set) var quotientClasses: [Int]
    /// Shape [class of N]: the class of E; nil when only E ∘ Z_M holds N, with other phases.
    public let visibleFusion: [Int]?
    /// M, the number of phases with which N is linear: k when E holds N.
    public let phases: Int

    /// Whether N is a normal subgroup of E.
    public func isVisibleNormal(_ visible: CharacterTable) -> Bool {
      guard let visibleFusion else { return false }
      return Set(visibleFusion).reduce(0) { $0 + table.classSizes[$1] } == visible.order
    }

    /// Shape [α, β, γ]: α ⊗ β̄ is trivial on Z_k, so a sum of irreps γ of G.
    func fusion(into quotient: CharacterTable) -> [[[Int]]] {
      let lifted = quotient.complexCharacters.indices.map { c in
        quotientClasses.firstIndex(of: c)!
      }
      return irreps.map { a in
        irreps.map { b in
          let product = lifted.map {
            table.complexCharacters[a][$0] * table.complexCharacters[b][$0].conjugate
          }
          guard let parts = quotient.decomposition(of: product) else {
            preconditionFailure("products of irreps of opposite grades are representations of G")
          }
          return parts
        }
      }
    }
  }
}

/// What the search for projective readings found.
public struct ProjectiveAnswer: Sendable {
  /// All solutions, by rank.
  public package(set) var solutions: [ProjectiveSolution]
  /// Every candidate (p, r) with its fate, by index.
  public let fates: [CandidateFate]
  /// Indices whose candidates were not all enumerated.
  public let unlistedIndices: [Int]
  /// Orders of extensions that candidates need and the catalogue lacks, ascending.
  public let uncoveredOrders: [Int]

  /// Whether every candidate was decided.
  public var exhaustive: Bool { unlistedIndices.isEmpty && !fates.contains(where: \.isUndecided) }
}
