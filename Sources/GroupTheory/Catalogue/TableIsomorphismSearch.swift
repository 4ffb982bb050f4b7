/// The backtracking behind `TableIsomorphism`.
struct TableIsomorphismSearch {
  let source: CharacterTable
  let target: CharacterTable
  let structure: TableIsomorphism.Structure

  /// Visits every renumbering that respects the colours; false when the visitor wants no more.
  func run(
    _ start: TableColoring, _ startTarget: TableColoring, tag: Int,
    _ visit: (TableIsomorphism) -> Bool
  ) -> Bool {
    var (a, b) = (start, startTarget)
    guard TableColoring.refine(&a, &b) else { return true }
    guard let free = a.smallestFreeColor() else {
      guard let result = renumbering(a, b) else { return true }
      return visit(result)
    }
    var marked = a
    marked.mark(class: free.first, tag: tag)
    for candidate in b.classColors.indices where b.classColors[candidate] == free.color {
      var markedTarget = b
      markedTarget.mark(class: candidate, tag: tag)
      guard run(marked, markedTarget, tag: tag + 1, visit) else { return false }
    }
    return true
  }

  /// The renumbering that all-different colours spell out, if it is one.
  func renumbering(_ a: TableColoring, _ b: TableColoring) -> TableIsomorphism? {
    guard let classes = TableIsomorphismSearch.match(a.classColors, b.classColors),
      let irreps = TableIsomorphismSearch.match(a.irrepColors, b.irrepColors)
    else { return nil }
    for (alpha, row) in source.characters.enumerated() {
      let image = target.characters[irreps[alpha]]
      for c in row.indices where row[c] != image[classes[c]] { return nil }
    }
    if structure == .charactersAndPowerMaps {
      for (p, map) in source.powerMaps {
        let image = target.powerMaps[p]!
        for c in map.indices where classes[map[c]] != image[classes[c]] { return nil }
      }
    }
    return TableIsomorphism(classes: classes, irreps: irreps)
  }

  private static func match(_ a: [UInt64], _ b: [UInt64]) -> [Int]? {
    var position: [UInt64: Int] = [:]
    for (i, color) in b.enumerated() { position[color] = i }
    guard position.count == b.count else { return nil }
    let images = a.compactMap { position[$0] }
    return images.count == a.count ? images : nil
  }
}
