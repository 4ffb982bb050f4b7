import GroupTheory
import SymmetryBootstrap

/// The bootstrap problems of the subgroups of one group that have a given isomorphism type.
struct SubgroupProblems {
  let catalogue: GroupCatalogue
  private var seen: Set<Key> = []

  private struct Key: Hashable {
    let visible: Int
    let id: Int
    let index: Int
    let signatures: Set<[Int]>
  }

  init(catalogue: GroupCatalogue) { self.catalogue = catalogue }

  /// The problems that did not come before, one per set of signatures up to automorphisms of N's table.
  mutating func next(of group: CatalogueGroup, over visible: CatalogueGroup) throws
    -> [OracleProblem]
  {
    guard group.order % visible.order == 0 else { return [] }
    let automorphisms = TableIsomorphism.all(from: visible.table, to: visible.table)
    let subgroup = try visible.permutationGroup()
    let index = group.order / visible.order
    var problems: [OracleProblem] = []
    for fusion in try group.permutationGroup().classFusions(of: subgroup) {
      let signatures = Set(branching(of: group.table, over: visible.table, fusion))
      let key = Key(visible: visible.order, id: visible.id, index: index, signatures: signatures)
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
          Key(visible: visible.order, id: visible.id, index: index, signatures: Set(image)))
      }
      problems.append(
        try OracleProblem(visible: visible, signatures: Array(signatures), index: index))
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
