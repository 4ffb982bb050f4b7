import GroupTheory

/// A group that one branching rule allows, as far as its irreps tell: fusion ring, character table, and the place of N.
public struct TableSolution: Sendable {
  /// p = [G:N].
  public let index: Int
  /// Shape [irrep of G, irrep of N]: b_{αλ}.
  public package(set) var branching: [[Int]]
  /// Shape [irrep of G]: the branching vector, in the order of `SignatureData` of all of them.
  public package(set) var signatureOf: [Int]
  /// The fusion ring of the irreps of G.
  public let fusion: FusionRing
  /// The character table of G, irreps in the order of `branching`.
  public let table: CharacterTable
  /// Shape [class of N]: the class of G that holds it.
  public package(set) var visibleFusion: [Int]
}
