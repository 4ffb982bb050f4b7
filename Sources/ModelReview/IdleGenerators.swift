import ExactDiagonalization
import GroupTheory

/// Generators of the visible group that add nothing to the others.
package struct IdleGenerators: Sendable {
  /// Their names, in the order of the file; those that are left generate the whole group.
  package let names: [String]

  /// Looks at each generator, the last one first.
  ///
  /// Complexity: the order of the group times the square of the number of generators.
  package init(_ visible: VisibleGroup) {
    let elements = visible.generators.map { generator in
      visible.elements.firstIndex(of: generator.operation)!
    }
    var kept = Array(elements.indices)
    for place in elements.indices.reversed() {
      let others = kept.filter { $0 != place }
      if Self.closure(others.map { elements[$0] }, in: visible.group).contains(elements[place]) {
        kept = others
      }
    }
    names = elements.indices.filter { !kept.contains($0) }.map { visible.generators[$0].name }
  }

  private static func closure(_ generators: [Int], in group: FiniteGroup) -> Set<Int> {
    var found: Set<Int> = [0]
    var frontier = [0]
    while let element = frontier.popLast() {
      for generator in generators {
        let next = group.product(element, generator)
        if found.insert(next).inserted { frontier.append(next) }
      }
    }
    return found
  }
}
