import Branching
import GroupTheory
import TestSupport
import Testing

@Suite struct IndexCandidateTests {
  /// All r ≥ 1 up to the largest possible, tried one by one.
  private func bruteForce(_ data: SignatureData, index: Int) -> [[Int]] {
    var lists: [[Int]] = [[]]
    for _ in 0..<data.count {
      lists = lists.flatMap { list in (1...index).map { list + [$0] } }
    }
    return lists.filter { r in
      data.visible.dimensions.indices.allSatisfy { irrep in
        let sum = data.vectors.indices.reduce(0) {
          $0 + r[$1] * data.vectors[$1][irrep] * data.dimensions[$1]
        }
        return sum == index * data.visible.dimensions[irrep]
      }
    }
  }

  private func cyclic(_ n: Int) throws -> CharacterTable {
    let products = (0..<n).map { a in (0..<n).map { (a + $0) % n } }
    return try CharacterTable(of: FiniteGroup(products: products, generators: n > 1 ? [1] : []))
  }

  @Test func enumerationIsThatOfBruteForce() throws {
    var generator = SeededGenerator(seed: 11)
    var candidates = 0
    for _ in 0..<200 {
      let visible = try cyclic(.random(in: 1...3, using: &generator))
      var vectors: Set<[Int]> = [[1] + [Int](repeating: 0, count: visible.rank - 1)]
      for _ in 0..<3 {
        let vector = (0..<visible.rank).map { _ in Int.random(in: 0...2, using: &generator) }
        if vector.contains(where: { $0 > 0 }) { vectors.insert(vector) }
      }
      let data = try SignatureData(visible: visible, vectors: Array(vectors))
      for index in 1...6 {
        let found = IndexCandidate.all(of: data, index: index).map(\.multiplicities)
        #expect(found == bruteForce(data, index: index))
        candidates += found.count
      }
    }
    #expect(candidates > 50)
  }

  /// Eight signatures that leave much room and one that leaves none: an order of choices that meets the latter last would
  /// try 9^8 lists.
  @Test func manyOneDimensionalSignaturesAreQuick() throws {
    let visible = try cyclic(8)
    let single = (0..<8).map { k in (0..<8).map { $0 == k ? 1 : 0 } }
    let data = try SignatureData(
      visible: visible, vectors: single + [[Int](repeating: 1, count: 8)])
    let found = IndexCandidate.all(of: data, index: 9)
    #expect(found.map(\.multiplicities) == [[Int](repeating: 1, count: 9)])
  }
}
