import GroupTheory

/// A solution as a run file holds it: what is needed to check it and to look it up.
public struct StoredSolution: Hashable, Sendable {
  /// The rank, from 1.
  public let rank: Int
  /// p = [G:N].
  public let index: Int
  /// Shape [irrep of G, irrep of N]: b_{αλ}.
  public let branching: [[Int]]
  /// The character table of G, irreps in the order of `branching`.
  public let table: CharacterTable
  /// Shape [class of N]: the class of G that holds it.
  public let visibleFusion: [Int]

  /// |G|.
  public var order: Int { table.order }
}
