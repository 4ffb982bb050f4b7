import Branching
import GroupTheory
import Mixing

/// The order in which a solution lists its classes and irreps: the same for every numbering in which the table was found.
///
/// Classes by element order and size, those of N first in N's order, then by what surrounds them in the table; the irreps of
/// one signature by their characters, class by class.
struct SolutionOrder {
  /// Shape [new class]: the class of the table.
  let classes: [Int]
  /// Shape [new irrep]: the irrep of the table.
  let irreps: [Int]

  init(_ table: CharacterTable, _ visibleFusion: [Int], _ rule: BranchingRule) {
    var visibleRank = [Int](repeating: visibleFusion.count, count: table.rank)
    for (c, image) in visibleFusion.enumerated().reversed() { visibleRank[image] = c }
    let colors = LabelledTable(
      labels: SolutionOrder.labels(table), marks: visibleRank.map { UInt64($0) + 1 }
    ).distinguishingColors
    let classes = (0..<table.rank).sorted { a, b in
      (table.elementOrders[a], table.classSizes[a], visibleRank[a], colors[a])
        < (table.elementOrders[b], table.classSizes[b], visibleRank[b], colors[b])
    }
    self.classes = classes
    irreps = (0..<table.rank).sorted { a, b in
      if rule.signatureOf[a] != rule.signatureOf[b] || a == 0 || b == 0 { return a < b }
      for c in classes where table.characters[a][c] != table.characters[b][c] {
        let (x, y) = (table.complexCharacters[a][c], table.complexCharacters[b][c])
        if abs(x.real - y.real) > 1e-9 { return x.real > y.real }
        return x.imaginary > y.imaginary
      }
      return false
    }
  }

  /// Hashes of χ_α(c) with χ_α(c^q) for every prime q.
  private static func labels(_ table: CharacterTable) -> [UInt64] {
    var hashes: [Cyclotomic: UInt64] = [:]
    func hash(_ value: Cyclotomic) -> UInt64 {
      if let known = hashes[value] { return known }
      let result = value.coefficients.reduce(UInt64(value.conductor)) {
        SplitMix64.hash($0, UInt64(bitPattern: Int64($1)))
      }
      hashes[value] = result
      return result
    }
    let maps = table.powerMaps.sorted { $0.key < $1.key }.map(\.value)
    return table.characters.flatMap { row in
      let values = row.map(hash)
      return values.indices.map { c in
        maps.reduce(values[c]) { SplitMix64.hash($0, values[$1[c]]) }
      }
    }
  }

  /// The solution in this order.
  func solution(
    _ ring: FusionRing, _ table: CharacterTable, _ visibleFusion: [Int], _ rule: BranchingRule
  ) -> TableSolution {
    var position = [Int](repeating: 0, count: table.rank)
    for (new, old) in classes.enumerated() { position[old] = new }
    var names = [Int](repeating: 0, count: table.rank)
    for (new, old) in irreps.enumerated() { names[old] = new }
    return TableSolution(
      index: rule.candidate.index, branching: irreps.map { rule.vectors[$0] },
      signatureOf: irreps.map { rule.signatureOf[$0] },
      fusion: FusionRing(
        validated: irreps.map { a in
          irreps.map { b in irreps.map { ring.coefficients[a][b][$0] } }
        },
        dual: irreps.map { names[ring.dual[$0]] }),
      table: try! table.reordered(irreps: irreps, classes: classes),
      visibleFusion: visibleFusion.map { position[$0] })
  }
}
