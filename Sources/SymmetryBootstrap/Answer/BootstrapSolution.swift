import GroupTheory

/// One hidden group that explains the signatures: its irreps and their branching, fusion ring and character table.
///
/// In an anti-unitary reading G is the group of the unitary symmetries.
public struct BootstrapSolution: Sendable {
  /// p = [G:N].
  public let index: Int
  /// Shape [irrep of G, irrep of N]: b_{αλ}.
  public internal(set) var branching: [[Int]]
  /// Shape [irrep of G]: the branching vector, in the order of `SignatureData` of all of them.
  public internal(set) var signatureOf: [Int]
  /// The fusion ring of the irreps of G.
  public let fusion: FusionRing
  /// The character table of G, irreps in the order of `branching`.
  public let table: CharacterTable
  /// Shape [class of N]: the class of G that holds it.
  public internal(set) var visibleFusion: [Int]
  /// How an anti-unitary symmetry joins the irreps of G to signatures; nil in a unitary reading.
  public internal(set) var corepresentations: Corepresentations?
  /// What the anti-unitary symmetry does to the irreps of G: the first of all actions that are possible; nil in a unitary
  /// reading.
  public internal(set) var antiunitary: AntiunitaryAction?
  /// Its place among all solutions, from 1; those that the data cannot tell apart share one.
  public internal(set) var rank = 1
  /// What the levels say about it.
  public internal(set) var evidence: SolutionEvidence?
  /// The groups of the catalogue with this table, these power maps and N inside; empty when there is none, or no catalogue
  /// for this order. Characters and power maps cannot tell several apart.
  public internal(set) var groups: [GroupName] = []
  /// Those of `groups` in which N could not be looked for.
  public internal(set) var unverifiedGroups: [GroupName] = []

  /// Unitary or anti-unitary.
  public var reading: Reading { antiunitary == nil ? .unitary : .antiunitary }
  /// |G|.
  public var order: Int { table.order }
  /// What the table says about the structure of G; computed anew each time.
  public var structure: TableStructure { table.structure }
}

/// A group's number in the SmallGroups library and its name.
public struct GroupName: Hashable, Codable, Sendable {
  /// The number of elements.
  public let order: Int
  /// The number among the groups of that order.
  public let id: Int
  /// As physicists write it.
  public let name: String

  /// A name from its parts.
  public init(order: Int, id: Int, name: String) {
    self.order = order
    self.id = id
    self.name = name
  }
}

/// A group that shares the characters of a solution and is ruled out by what lies in N.
public struct ExcludedGroup: Hashable, Sendable {
  /// The group.
  public let group: GroupName
  /// Why it cannot be.
  public let reason: String
}
