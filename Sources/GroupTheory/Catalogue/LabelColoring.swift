import Mixing

/// Colours of classes and irreps; a hash that falls together leaves a colour too coarse, which never makes a wrong match.
package struct LabelColoring {
  package private(set) var classes: [UInt64]
  private var irreps: [UInt64]

  /// Shape [class], [irrep]: the colours to begin with.
  package init(classes: [UInt64], irreps: [UInt64]) {
    (self.classes, self.irreps) = (classes, irreps)
  }

  package var count: Int { Set(classes).count + Set(irreps).count }

  package var invariant: UInt64 {
    let sum = classes.reduce(UInt64(0)) { $0 &+ SplitMix64.hash($1, 3) }
    return irreps.reduce(sum) { $0 &+ SplitMix64.hash($1, 5) }
  }

  /// The colour that fewest, but more than one, classes share, and its first class.
  package func smallestFreeCell() -> (color: UInt64, first: Int)? {
    var cells: [UInt64: (count: Int, first: Int)] = [:]
    for (c, color) in classes.enumerated() { cells[color, default: (0, c)].count += 1 }
    let best = cells.filter { $0.value.count > 1 }.min {
      ($0.value.count, $0.key) < ($1.value.count, $1.key)
    }
    return best.map { ($0.key, $0.value.first) }
  }

  /// Gives a class a colour of its own.
  package mutating func individualize(_ c: Int) {
    classes[c] = SplitMix64.hash(classes[c], 0x5851_F42D_4C95_7F2D)
  }

  package mutating func step(_ labels: [UInt64], _ rank: Int) {
    var sums = [UInt64](repeating: 0, count: rank)
    labels.withUnsafeBufferPointer { labels in
      for (a, color) in irreps.enumerated() {
        for c in 0..<rank { sums[c] &+= SplitMix64.hash(color, labels[a * rank + c]) }
      }
      for c in 0..<rank { classes[c] = SplitMix64.hash(classes[c], sums[c]) }
      for a in 0..<rank {
        var sum: UInt64 = 0
        for c in 0..<rank { sum &+= SplitMix64.hash(classes[c], labels[a * rank + c]) }
        irreps[a] = SplitMix64.hash(irreps[a], sum)
      }
    }
  }
}
