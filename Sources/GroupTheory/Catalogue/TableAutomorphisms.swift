/// The automorphisms of a character table that fix some classes, power maps preserved.
package struct TableAutomorphisms {
  /// Generators of their action on the classes. Shape: [generator][class], the image of each class.
  package let generators: [[Int]]

  /// Finds generators along a chain of stabilizers, as Schreier and Sims do.
  ///
  /// Complexity: one search for an isomorphism for each generator and each orbit that stays apart.
  package init(of table: CharacterTable, fixing fixed: [Int]) {
    var found: [[Int]] = []
    var stabilized = fixed
    while true {
      var (a, b) = Self.colorings(table, stabilized)
      guard TableColoring.refine(&a, &b), let free = a.smallestFreeColor() else { break }
      let pairs = stabilized.map { (source: $0, target: $0) }
      for image in a.classColors.indices
      where a.classColors[image] == free.color
        && !Orbit(of: free.first, under: found, fixing: stabilized).contains(image)
      {
        let automorphism = TableIsomorphism.first(
          from: table, to: table, fixing: pairs + [(source: free.first, target: image)])
        if let automorphism { found.append(automorphism.classes) }
      }
      stabilized.append(free.first)
    }
    generators = found
  }

  private static func colorings(
    _ table: CharacterTable, _ stabilized: [Int]
  ) -> (TableColoring, TableColoring) {
    var coloring = TableColoring(table, .charactersAndPowerMaps)
    for (tag, c) in stabilized.enumerated() { coloring.mark(class: c, tag: tag) }
    return (coloring, coloring)
  }
}

/// The images of a class under those of some permutations that fix given classes.
private struct Orbit {
  private let members: Set<Int>

  init(of start: Int, under permutations: [[Int]], fixing fixed: [Int]) {
    let own = permutations.filter { permutation in fixed.allSatisfy { permutation[$0] == $0 } }
    var (members, open) = (Set([start]), [start])
    while let next = open.popLast() {
      for permutation in own where members.insert(permutation[next]).inserted {
        open.append(permutation[next])
      }
    }
    self.members = members
  }

  func contains(_ c: Int) -> Bool { members.contains(c) }
}
