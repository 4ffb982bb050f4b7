/// A table of labels, irreps × classes: characters with what is known of power maps written into each entry.
///
/// Two of them are isomorphic when a renumbering of irreps and classes, which keeps the marks of classes, carries one into the
/// other.
struct LabelledTable {
  /// Shape [irrep × class]: exact labels, equal exactly for equal entries.
  let labels: [UInt64]
  let rank: Int
  private var colors: Coloring

  /// `marks` [class] are preserved.
  init(labels: [UInt64], marks: [UInt64]) {
    self.labels = labels
    rank = marks.count
    colors = Coloring(classes: marks, irreps: [UInt64](repeating: 1, count: marks.count))
    refine()
  }

  /// A number that isomorphic tables share.
  var invariant: UInt64 { colors.invariant }

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
    colors.classes[c] = Coloring.mix(colors.classes[c], 0x5851_F42D_4C95_7F2D)
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

/// Colours of classes and irreps; a hash that falls together leaves a colour too coarse, which never makes a wrong match.
private struct Coloring {
  var classes: [UInt64]
  var irreps: [UInt64]

  var count: Int { Set(classes).count + Set(irreps).count }

  var invariant: UInt64 {
    let sum = classes.reduce(UInt64(0)) { $0 &+ Coloring.mix($1, 3) }
    return irreps.reduce(sum) { $0 &+ Coloring.mix($1, 5) }
  }

  /// The colour that fewest, but more than one, classes share, and its first class.
  func smallestFreeCell() -> (color: UInt64, first: Int)? {
    var cells: [UInt64: (count: Int, first: Int)] = [:]
    for (c, color) in classes.enumerated() { cells[color, default: (0, c)].count += 1 }
    let best = cells.filter { $0.value.count > 1 }.min {
      ($0.value.count, $0.key) < ($1.value.count, $1.key)
    }
    return best.map { ($0.key, $0.value.first) }
  }

  mutating func step(_ labels: [UInt64], _ rank: Int) {
    var sums = [UInt64](repeating: 0, count: rank)
    labels.withUnsafeBufferPointer { labels in
      for (a, color) in irreps.enumerated() {
        for c in 0..<rank { sums[c] &+= Coloring.mix(color, labels[a * rank + c]) }
      }
      for c in 0..<rank { classes[c] = Coloring.mix(classes[c], sums[c]) }
      for a in 0..<rank {
        var sum: UInt64 = 0
        for c in 0..<rank { sum &+= Coloring.mix(classes[c], labels[a * rank + c]) }
        irreps[a] = Coloring.mix(irreps[a], sum)
      }
    }
  }

  /// A hash of an ordered pair, by the finalizer of SplitMix64.
  static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var z = (a ^ (b &* 0x9E37_79B9_7F4A_7C15)) &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
