import GroupTheory
import Mixing

/// Colours of N's irreps and classes and of the signatures: equal colours for what no invariant has told apart so far.
///
/// Colours are hashes of what does not depend on any numbering, so they can be compared between two numberings of the same
/// data. Two invariants with one hash leave a colour too coarse, which costs time and never a result.
struct CanonicalColoring {
  private let content: Content
  private(set) var irreps: [UInt64]
  private(set) var classes: [UInt64]
  private var signatures: [UInt64]

  /// What is coloured.
  final class Content: Sendable {
    let table: CharacterTable
    let vectors: [[Int]]
    /// Shape [irrep × class]: hashes of the characters.
    let labels: [UInt64]
    let powerMaps: [[Int]]

    init(_ data: SignatureData) {
      table = data.visible
      vectors = data.vectors
      var known: [Cyclotomic: UInt64] = [:]
      labels = data.visible.characters.flatMap { row in
        row.map { value in
          if let hash = known[value] { return hash }
          let hash = value.coefficients.reduce(UInt64(value.conductor)) {
            SplitMix64.hash($0, UInt64(bitPattern: Int64($1)))
          }
          known[value] = hash
          return hash
        }
      }
      powerMaps = data.visible.powerMaps.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  init(_ data: SignatureData) {
    content = Content(data)
    irreps = data.visible.dimensions.enumerated().map { $0.offset == 0 ? 0 : UInt64($0.element) }
    classes = data.visible.elementOrders.map(UInt64.init)
    signatures = data.dimensions.map(UInt64.init)
    refine()
  }

  /// The irreps of the colour that fewest, but more than one, irreps share; nil when all differ.
  var smallestCell: [Int]? {
    var cells: [UInt64: [Int]] = [:]
    for (irrep, color) in irreps.enumerated() { cells[color, default: []].append(irrep) }
    return cells.filter { $0.value.count > 1 }
      .min { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.value
  }

  /// The colours after one irrep got a colour of its own.
  func individualizing(_ irrep: Int) -> CanonicalColoring {
    var result = self
    result.irreps[irrep] = SplitMix64.hash(irreps[irrep], 11)
    result.refine()
    return result
  }

  private var colorCount: Int { Set(irreps).count + Set(classes).count + Set(signatures).count }

  private mutating func refine() {
    var count = colorCount
    while true {
      step()
      let next = colorCount
      if next <= count { return }
      count = next
    }
  }

  /// Classes learn the colours of irreps, with their characters, and of powers; irreps those of classes and signatures;
  /// signatures those of their irreps.
  private mutating func step() {
    let rank = irreps.count
    var sums = [UInt64](repeating: 0, count: rank)
    for (alpha, color) in irreps.enumerated() {
      for c in 0..<rank {
        sums[c] &+= SplitMix64.hash(color, content.labels[alpha * rank + c])
      }
    }
    for map in content.powerMaps {
      for c in 0..<rank { sums[c] = SplitMix64.hash(sums[c], classes[map[c]]) }
    }
    for c in 0..<rank { classes[c] = SplitMix64.hash(classes[c], sums[c]) }
    for alpha in 0..<rank {
      var sum: UInt64 = 0
      for c in 0..<rank {
        sum &+= SplitMix64.hash(classes[c], content.labels[alpha * rank + c])
      }
      for (k, vector) in content.vectors.enumerated() where vector[alpha] > 0 {
        sum &+= SplitMix64.hash(signatures[k], UInt64(vector[alpha]))
      }
      irreps[alpha] = SplitMix64.hash(irreps[alpha], sum)
    }
    for (k, vector) in content.vectors.enumerated() {
      var sum: UInt64 = 0
      for (alpha, count) in vector.enumerated() where count > 0 {
        sum &+= SplitMix64.hash(irreps[alpha], UInt64(count))
      }
      signatures[k] = SplitMix64.hash(signatures[k], sum)
    }
  }
}

// MARK: - Comparison

extension CanonicalColoring {
  /// Whether a renumbering carries these colours and the data into the others.
  func isEquivalent(to other: CanonicalColoring) -> Bool {
    guard irreps.sorted() == other.irreps.sorted(), classes.sorted() == other.classes.sorted()
    else { return false }
    guard let cell = smallestCell else { return certificate == other.certificate }
    let marked = individualizing(cell[0])
    return other.irreps.indices.contains { irrep in
      other.irreps[irrep] == irreps[cell[0]]
        && marked.isEquivalent(to: other.individualizing(irrep))
    }
  }

  /// The irreps in the order of their colours, the trivial one first, then by dimension. All colours must differ.
  var irrepOrder: [Int] {
    let dimensions = content.table.dimensions
    return irreps.indices.sorted {
      ($0 == 0 ? 0 : dimensions[$0], irreps[$0]) < ($1 == 0 ? 0 : dimensions[$1], irreps[$1])
    }
  }

  /// The classes by element order, size and colour, the identity first. All colours must differ.
  var classOrder: [Int] {
    let table = content.table
    return classes.indices.sorted {
      (table.elementOrders[$0], table.classSizes[$0], classes[$0])
        < (table.elementOrders[$1], table.classSizes[$1], classes[$1])
    }
  }

  /// Everything, written in these orders: equal certificates mean equal data.
  var certificate: [UInt64] {
    let (rows, columns) = (irrepOrder, classOrder)
    var place = [Int](repeating: 0, count: columns.count)
    for (new, old) in columns.enumerated() { place[old] = new }
    var text = rows.flatMap { alpha in
      columns.map { content.labels[alpha * columns.count + $0] }
    }
    for map in content.powerMaps { text += columns.map { UInt64(place[map[$0]]) } }
    let vectors = content.vectors.map { vector in rows.map { UInt64(vector[$0]) } }
    return text + vectors.sorted { $0.lexicographicallyPrecedes($1) }.joined()
  }
}
