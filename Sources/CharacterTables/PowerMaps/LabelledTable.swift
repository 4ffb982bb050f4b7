import GroupTheory

/// A table of labels, irreps × classes: characters with what is known of power maps written into each entry.
///
/// Two of them are isomorphic when a renumbering of irreps and classes, which keeps the marks of classes, carries one into the
/// other.
struct LabelledTable {
  /// Shape [irrep × class]: exact labels, equal exactly for equal entries.
  let labels: [UInt64]
  let rank: Int
  private var colors: LabelColoring

  /// `marks` [class] are preserved.
  init(labels: [UInt64], marks: [UInt64]) {
    self.labels = labels
    rank = marks.count
    colors = LabelColoring(classes: marks, irreps: [UInt64](repeating: 1, count: marks.count))
    refine()
  }

  /// A number that isomorphic tables share.
  var invariant: UInt64 { colors.invariant }

  /// Shape [class]: different numbers, which isomorphic tables share where classes that nothing tells apart are carried into
  /// each other by automorphisms.
  var distinguishingColors: [UInt64] {
    var table = self
    while let cell = table.colors.smallestFreeCell() { table.individualize(cell.first) }
    return table.colors.classes
  }

  /// Whether there is an isomorphism; nil when `limit` refinements did not decide it.
  func isIsomorphic(to other: LabelledTable, limit: Int) -> Bool? {
    var left = limit
    return LabelledTable.search(self, other, &left)
  }

  private static func search(
    _ a: LabelledTable, _ b: LabelledTable, _ left: inout Int
  ) -> Bool? {
    guard a.colors.invariant == b.colors.invariant else { return false }
    guard let cell = a.colors.smallestFreeCell() else { return a.matches(b) }
    var marked = a
    marked.individualize(cell.first)
    for candidate in b.colors.classes.indices where b.colors.classes[candidate] == cell.color {
      left -= 1
      guard left > 0 else { return nil }
      var other = b
      other.individualize(candidate)
      switch search(marked, other, &left) {
      case true?: return true
      case nil: return nil
      case false?: continue
      }
    }
    return false
  }

  private mutating func individualize(_ c: Int) {
    colors.individualize(c)
    refine()
  }

  /// Whether all-different class colours spell out an isomorphism.
  private func matches(_ other: LabelledTable) -> Bool {
    var places: [UInt64: Int] = [:]
    for (c, color) in other.colors.classes.enumerated() { places[color] = c }
    let image = colors.classes.compactMap { places[$0] }
    guard image.count == rank, Set(image).count == rank else { return false }
    var rows: [[UInt64]: Int] = [:]
    for a in 0..<rank { rows[(0..<rank).map { labels[a * rank + $0] }, default: 0] += 1 }
    for a in 0..<rank {
      let row = image.map { other.labels[a * rank + $0] }
      guard let count = rows[row], count > 0 else { return false }
      rows[row] = count - 1
    }
    return true
  }

  /// Splits colours until nothing changes.
  private mutating func refine() {
    var count = colors.count
    while true {
      colors.step(labels, rank)
      let next = colors.count
      if next <= count { return }
      count = next
    }
  }
}
