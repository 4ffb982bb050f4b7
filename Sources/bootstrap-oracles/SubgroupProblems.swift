import GroupTheory
import SymmetryBootstrap

/// The bootstrap problems of the subgroups of one group that have a given isomorphism type.
struct SubgroupProblems {
  /// Every index up to this order of G is asked for, not only that of a known group; nil for known groups alone.
  let everyIndexTo: Int?
  private var seen: Set<Key> = []

  private struct Key: Hashable {
    let visible: Int
    let id: Int
    /// 0 where every index is asked for.
    let index: Int
    let signatures: Set<[Int]>
  }

  init(everyIndexTo: Int? = nil) { self.everyIndexTo = everyIndexTo }

  /// The problems that did not come before, one per index and set of signatures up to automorphisms of N's table; those in
  /// which no irrep numbers are possible are left out.
  mutating func next(of group: CatalogueGroup, over visible: CatalogueGroup) throws
    -> [OracleProblem]
  {
    guard group.order % visible.order == 0 else { return [] }
    let automorphisms = TableIsomorphism.all(from: visible.table, to: visible.table)
    let subgroup = try visible.permutationGroup()
    let index = group.order / visible.order
    let indices = everyIndexTo.map { Array(1...max(1, $0 / visible.order)) } ?? [index]
    let mark = everyIndexTo == nil ? index : 0
    var problems: [OracleProblem] = []
    for fusion in try group.permutationGroup().classFusions(of: subgroup) {
      let signatures = Set(branching(of: group.table, over: visible.table, fusion))
      let key = Key(visible: visible.order, id: visible.id, index: mark, signatures: signatures)
      if seen.contains(key) { continue }
      for automorphism in automorphisms {
        let image = signatures.map { vector in
          var result = vector
          for (irrep, target) in automorphism.irreps.enumerated() {
            result[target] = vector[irrep]
          }
          return result
        }
        seen.insert(
          Key(visible: visible.order, id: visible.id, index: mark, signatures: Set(image)))
      }
      problems += try indices.map {
        try OracleProblem(visible: visible, signatures: Array(signatures), index: $0)
      }.filter { !$0.rules.isEmpty }
    }
    return problems
  }

  /// Shape [irrep of G, irrep of N].
  private func branching(
    of table: CharacterTable, over visible: CharacterTable, _ fusion: [Int]
  ) -> [[Int]] {
    table.complexCharacters.map { row in
      guard let vector = visible.decomposition(of: fusion.map { row[$0] }) else {
        preconditionFailure("restrictions of characters are characters")
      }
      return vector
    }
  }
}
