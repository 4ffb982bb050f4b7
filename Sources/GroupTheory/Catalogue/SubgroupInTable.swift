import Mixing

/// A character table with a subgroup's table inside: the class fusion says which class holds each class of the subgroup.
package struct SubgroupInTable {
  /// The subgroup's table.
  let subgroup: CharacterTable
  /// The group's table.
  let group: CharacterTable
  /// Shape [class of the subgroup]: the class of the group.
  let fusion: [Int]
  /// Shape [irrep of the group]: numbers that an isomorphism preserves.
  let irrepMarks: [Int]

  /// A pair of tables; irreps of the group with different marks are never exchanged.
  package init(
    subgroup: CharacterTable, group: CharacterTable, fusion: [Int], irrepMarks: [Int]
  ) {
    precondition(fusion.count == subgroup.rank, "every class of the subgroup lies somewhere")
    precondition(irrepMarks.count == group.rank, "every irrep of the group has a mark")
    self.subgroup = subgroup
    self.group = group
    self.fusion = fusion
    self.irrepMarks = irrepMarks
  }

  /// Whether renumberings of both tables, power maps and marks preserved, carry one class fusion into the other.
  ///
  /// False as well once `shouldStop` says true.
  /// Complexity: O(rank²) for each class that symmetry leaves free, in good cases.
  package func isIsomorphic(
    to other: SubgroupInTable, shouldStop: () -> Bool = { false }
  ) -> Bool {
    guard subgroup.classSizes.sorted() == other.subgroup.classSizes.sorted(),
      group.classSizes.sorted() == other.group.classSizes.sorted(),
      group.elementOrders.sorted() == other.group.elementOrders.sorted(),
      irrepMarks.sorted() == other.irrepMarks.sorted()
    else { return false }
    return match(Coloring(self), other, Coloring(other), tag: 0, shouldStop)
  }

  private func match(
    _ start: Coloring, _ other: SubgroupInTable, _ otherStart: Coloring, tag: Int,
    _ shouldStop: () -> Bool
  ) -> Bool {
    if shouldStop() { return false }
    var (a, b) = (start, otherStart)
    guard Coloring.refine(&a, &b, fusion, other.fusion) else { return false }
    guard let free = a.free else { return isExact(a, other, b) }
    a.mark(free.first, of: free.part, tag: tag)
    for c in b[free.part].classColors.indices where b[free.part].classColors[c] == free.color {
      var marked = b
      marked.mark(c, of: free.part, tag: tag)
      if match(a, other, marked, tag: tag + 1, shouldStop) { return true }
    }
    return false
  }

  /// Whether all-different colours spell out an isomorphism.
  private func isExact(_ a: Coloring, _ other: SubgroupInTable, _ b: Coloring) -> Bool {
    let inner = TableIsomorphismSearch(
      source: subgroup, target: other.subgroup, structure: .charactersAndPowerMaps
    ).renumbering(a.subgroup, b.subgroup)
    let outer = TableIsomorphismSearch(
      source: group, target: other.group, structure: .charactersAndPowerMaps
    ).renumbering(a.group, b.group)
    guard let inner, let outer else { return false }
    return fusion.indices.allSatisfy {
      outer.classes[fusion[$0]] == other.fusion[inner.classes[$0]]
    } && irrepMarks.indices.allSatisfy { irrepMarks[$0] == other.irrepMarks[outer.irreps[$0]] }
  }
}

/// Colours of both tables, which learn from each other through the class fusion.
private struct Coloring {
  enum Part { case subgroup, group }

  var subgroup: TableColoring
  var group: TableColoring

  init(_ pair: SubgroupInTable) {
    subgroup = TableColoring(pair.subgroup, .charactersAndPowerMaps)
    group = TableColoring(pair.group, .charactersAndPowerMaps)
    for (alpha, mark) in pair.irrepMarks.enumerated() { group.mark(irrep: alpha, tag: mark) }
  }

  subscript(part: Part) -> TableColoring { part == .group ? group : subgroup }

  mutating func mark(_ c: Int, of part: Part, tag: Int) {
    switch part {
    case .subgroup: subgroup.mark(class: c, tag: tag)
    case .group: group.mark(class: c, tag: tag)
    }
  }

  /// A class that something else may still be exchanged with.
  var free: (part: Part, color: UInt64, first: Int)? {
    if let free = group.smallestFreeColor() { return (.group, free.color, free.first) }
    return subgroup.smallestFreeColor().map { (.subgroup, $0.color, $0.first) }
  }

  /// Splits colours until nothing changes; false when the pairs then differ.
  static func refine(
    _ a: inout Coloring, _ b: inout Coloring, _ fusionA: [Int], _ fusionB: [Int]
  ) -> Bool {
    var count = 0
    while true {
      guard TableColoring.refine(&a.subgroup, &b.subgroup),
        TableColoring.refine(&a.group, &b.group)
      else { return false }
      let next = a.subgroup.colorCount + a.group.colorCount
      if next == count { return true }
      count = next
      a.link(fusionA)
      b.link(fusionB)
    }
  }

  private mutating func link(_ fusion: [Int]) {
    let above = fusion.map { group.classColors[$0] }
    var below = [UInt64](repeating: 0, count: group.classColors.count)
    for (c, image) in fusion.enumerated() {
      below[image] &+= SplitMix64.hash(subgroup.classColors[c], 7)
    }
    subgroup.absorb(above)
    group.absorb(below)
  }
}
