import GroupTheory

/// Groups with the table of the visible group N, and the ways to read their classes as those of N.
struct VisibleCopies {
  /// A group with N's table.
  struct Copy {
    let group: FiniteGroup
    /// Shape [class of the group]: the class of N. Numberings that differ by an automorphism of the group are listed once.
    let numberings: [[Int]]
  }

  let copies: [Copy]
  /// Whether all groups and numberings are there.
  let isComplete: Bool

  /// Throws: when a catalogue file cannot be read.
  init(_ visible: CharacterTable, catalogue: GroupCatalogue, shouldStop: () -> Bool) throws {
    guard catalogue.covers(order: visible.order) else {
      (copies, isComplete) = ([], false)
      return
    }
    var isComplete = true
    copies = try catalogue.groups(matching: visible).map { stored in
      let group = try stored.permutationGroup()
      var numberings: [[Int]] = []
      TableIsomorphism.forEach(from: stored.table, to: visible) { isomorphism in
        if shouldStop() {
          isComplete = false
          return false
        }
        if numberings.allSatisfy({ !Self.isInner(group, isomorphism.classes, $0) }) {
          numberings.append(isomorphism.classes)
        }
        // Automorphisms of an abelian group's table come from automorphisms of the group.
        return !group.isAbelian
      }
      return Copy(group: group, numberings: numberings)
    }
    self.isComplete = isComplete
  }

  private static func isInner(_ group: FiniteGroup, _ a: [Int], _ b: [Int]) -> Bool {
    var position = [Int](repeating: 0, count: b.count)
    for (own, other) in b.enumerated() { position[other] = own }
    return !group.classFusions(of: group, required: a.map { position[$0] }).isEmpty
  }
}
