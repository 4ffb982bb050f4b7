import GroupTheory
import TestSupport

/// The bootstrap problems of the subgroups of one group that have a given isomorphism type.
struct SubgroupProblems {
  /// Every index up to this order of G is asked for, not only that of a known group; nil for known groups alone.
  let everyIndexTo: Int?
  private var seen: Set<Key> = []

  private struct Key: Hashable {
    let visible: String
    /// 0 where every index is asked for.
    let index: Int
    let signatures: [[Int]]
  }

  init(everyIndexTo: Int? = nil) { self.everyIndexTo = everyIndexTo }

  /// The problems that did not come before, one per index and set of signatures up to automorphisms of N's table; those in
  /// which no irrep numbers are possible are left out.
  mutating func next(of group: CatalogueGroup, over visible: CatalogueGroup) throws
    -> [OracleProblem]
  {
    guard group.order % visible.order == 0 else { return [] }
    let orbits = TableOrbits(visible.table)
    let index = group.order / visible.order
    let indices =
      everyIndexTo.map { Array(stride(from: 2, through: $0 / visible.order, by: 1)) } ?? [index]
    let mark = everyIndexTo == nil ? index : 0
    let name = visible.description
    var problems: [OracleProblem] = []
    for fusion in try GroupPlaces(of: visible, orbits, in: group).fusions {
      let signatures = GroupPlaces.signatures(of: group.table, over: visible.table, fusion)
      if seen.contains(Key(visible: name, index: mark, signatures: signatures)) { continue }
      for image in orbits.orbit(signatures: signatures) {
        seen.insert(Key(visible: name, index: mark, signatures: image))
      }
      problems += try indices.map {
        try OracleProblem(visible: visible, signatures: signatures, index: $0)
      }.filter { !$0.rules.isEmpty }
    }
    return problems
  }
}
