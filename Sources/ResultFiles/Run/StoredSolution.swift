import GroupTheory

/// A solution as a run file holds it: what is needed to check it and to look it up.
public struct StoredSolution: Hashable, Sendable {
  /// "unitary", "antiunitary" or "projective".
  public let reading: String
  /// The rank, from 1.
  public let rank: Int
  /// p = [G:N].
  public let index: Int
  /// Shape [irrep of G, irrep of N]: b_{αλ}; in a projective reading of the linear irreps, which are not observed.
  public let branching: [[Int]]
  /// The character table of G, irreps in the order of `branching`.
  public let table: CharacterTable
  /// Shape [class of N]: the class of G that holds it.
  public let visibleFusion: [Int]

  /// |G|.
  public var order: Int { table.order }
}
