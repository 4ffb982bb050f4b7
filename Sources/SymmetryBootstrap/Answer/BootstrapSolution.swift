import GroupTheory

/// One hidden group that explains the signatures: its irreps and their branching, fusion ring and character table.
public struct BootstrapSolution: Sendable {
  /// p = [G:N].
  public let index: Int
  /// Shape [irrep of G, irrep of N]: b_{αλ}.
  public let branching: [[Int]]
  /// Shape [irrep of G]: the signature, counted as in `SignatureData`.
  public let signatureOf: [Int]
  /// The fusion ring of the irreps of G.
  public let fusion: FusionRing
  /// The character table of G, irreps in the order of `branching`.
  public let table: CharacterTable
  /// Shape [class of N]: the class of G that holds it.
  public let visibleFusion: [Int]
  /// The groups of the catalogue with this table, these power maps and N inside; empty when there is none, or no catalogue
  /// for this order. Characters and power maps cannot tell several apart.
  public internal(set) var groups: [GroupName] = []
  /// Those of `groups` in which N could not be looked for.
  public internal(set) var unverifiedGroups: [GroupName] = []

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
