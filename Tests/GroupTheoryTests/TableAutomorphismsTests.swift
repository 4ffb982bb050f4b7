import GroupTheory
import Testing

@Suite("Automorphisms of character tables")
struct TableAutomorphismsTests {
  private static let groups: [[[Int]]] = [
    [[1, 0, 2, 3], [0, 1, 3, 2]], [[1, 2, 3, 0], [0, 3, 2, 1]],
    [[1, 2, 3, 0, 5, 6, 7, 4], [4, 7, 6, 5, 2, 1, 0, 3]],
    [[1, 2, 3, 0], [1, 0, 2, 3]], [[1, 2, 0, 3], [1, 0, 3, 2]],
    [[1, 2, 3, 0, 4, 5, 6, 7], [0, 1, 2, 3, 5, 6, 7, 4]],
    [[1, 0, 2, 3, 4, 5], [0, 1, 3, 2, 4, 5], [0, 1, 2, 3, 5, 4]],
    [[1, 2, 0, 3, 4, 5], [0, 1, 2, 4, 5, 3]], [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0]],
  ]

  @Test("generators make all automorphisms that fix some classes", arguments: groups.indices)
  func generate(place: Int) throws {
    let group = try FiniteGroup(permutations: Self.groups[place], limit: 100)
    let table = try CharacterTable(of: group)
    for fixed in [[0], [0, table.rank - 1]] {
      let pairs = fixed.map { (source: $0, target: $0) }
      let all = Set(
        TableIsomorphism.all(from: table, to: table, fixing: pairs).map(\.classes))
      let generators = TableAutomorphisms(of: table, fixing: fixed).generators
      #expect(Self.closure(of: generators, rank: table.rank) == all)
      #expect(generators.count <= 10)
    }
  }

  private static func closure(of generators: [[Int]], rank: Int) -> Set<[Int]> {
    var (found, open) = (Set([Array(0..<rank)]), [Array(0..<rank)])
    while let next = open.popLast() {
      for generator in generators {
        let product = next.map { generator[$0] }
        if found.insert(product).inserted { open.append(product) }
      }
    }
    return found
  }
}
