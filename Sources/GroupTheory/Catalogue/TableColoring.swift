import Mixing

/// Colours of the classes and irreps of a character table: equal colours for what no invariant has told apart so far.
///
/// A colour is a hash of invariants that do not depend on the numbering. Two different invariants with one hash would
/// leave a colour too coarse, which costs time and never a result, because results are compared exactly.
struct TableColoring {
  private(set) var classColors: [UInt64]
  private(set) var irrepColors: [UInt64]
  /// Shape [irrep × class]: hashes of the exact characters.
  private let values: [UInt64]
  private let powerMaps: [[Int]]

  init(_ table: CharacterTable, _ structure: TableIsomorphism.Structure) {
    values = table.characters.flatMap { row in row.map(TableColoring.hash) }
    classColors = [UInt64](repeating: 0, count: table.rank)
    irrepColors = [UInt64](repeating: 0, count: table.rank)
    switch structure {
    case .characters: powerMaps = []
    case .charactersAndPowerMaps:
      powerMaps = table.powerMaps.keys.sorted().map { table.powerMaps[$0]! }
    }
  }

  /// Gives one class a colour of its own.
  mutating func mark(class c: Int, tag: Int) {
    classColors[c] = SplitMix64.hash(classColors[c], UInt64(tag) + 1)
  }

  /// Gives one irrep a colour of its own.
  mutating func mark(irrep alpha: Int, tag: Int) {
    irrepColors[alpha] = SplitMix64.hash(irrepColors[alpha], UInt64(tag) + 1)
  }

  /// Makes the colours of classes finer by something else that is known of each class.
  mutating func absorb(_ properties: [UInt64]) {
    for (c, property) in properties.enumerated() {
      classColors[c] = SplitMix64.hash(classColors[c], property)
    }
  }

  /// The colour that fewest, but more than one, classes share, and the first of those classes; nil when all differ.
  func smallestFreeColor() -> (color: UInt64, first: Int)? {
    var cells: [UInt64: (count: Int, first: Int)] = [:]
    for (c, color) in classColors.enumerated() {
      cells[color, default: (0, c)].count += 1
    }
    let free = cells.filter { $0.value.count > 1 }
    let best = free.min { ($0.value.count, $0.value.first) < ($1.value.count, $1.value.first) }
    return best.map { ($0.key, $0.value.first) }
  }

  /// Splits the colours of both tables until nothing changes; false when the tables then differ.
  static func refine(_ a: inout TableColoring, _ b: inout TableColoring) -> Bool {
    var count = a.colorCount
    while true {
      a.step()
      b.step()
      guard a.classColors.sorted() == b.classColors.sorted(),
        a.irrepColors.sorted() == b.irrepColors.sorted()
      else { return false }
      let next = a.colorCount
      if next == count { return true }
      count = next
    }
  }

  /// The number of different colours of classes and of irreps.
  var colorCount: Int { Set(classColors).count + Set(irrepColors).count }

  /// Each class learns the colours of its irreps, with their characters, and of its powers; then irreps likewise.
  private mutating func step() {
    let rank = classColors.count
    var classSums = [UInt64](repeating: 0, count: rank)
    for (alpha, color) in irrepColors.enumerated() {
      for c in 0..<rank { classSums[c] &+= SplitMix64.hash(color, values[alpha * rank + c]) }
    }
    for map in powerMaps {
      let powers = map.map { classColors[$0] }
      for c in 0..<rank { classSums[c] = SplitMix64.hash(classSums[c], powers[c]) }
    }
    for c in 0..<rank { classColors[c] = SplitMix64.hash(classColors[c], classSums[c]) }
    for alpha in irrepColors.indices {
      var sum: UInt64 = 0
      for c in 0..<rank {
        sum &+= SplitMix64.hash(classColors[c], values[alpha * rank + c])
      }
      irrepColors[alpha] = SplitMix64.hash(irrepColors[alpha], sum)
    }
  }

  private static func hash(_ value: Cyclotomic) -> UInt64 {
    value.coefficients.reduce(UInt64(value.conductor)) {
      SplitMix64.hash($0, UInt64(bitPattern: Int64($1)))
    }
  }
}
