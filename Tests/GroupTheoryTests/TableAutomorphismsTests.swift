import Testing

@testable import GroupTheory

@Suite("Automorphisms of character tables")
struct TableAutomorphismsTests {
  @Test(
    "generators make all automorphisms that fix some classes",
    arguments: [8, 12, 16, 24, 27, 32])
  func generate(order: Int) throws {
    for group in try Catalogue.all.get().groups(order: order).prefix(15) {
      let table = group.table
      for fixed in [[0], [0, table.rank - 1]] {
        let pairs = fixed.map { (source: $0, target: $0) }
        let all = Set(
          TableIsomorphism.all(from: table, to: table, fixing: pairs, limit: 2000).map(\.classes))
        guard all.count < 2000 else { continue }
        let generators = TableAutomorphisms(of: table, fixing: fixed).generators
        #expect(Self.closure(of: generators, rank: table.rank) == all, "\(group.name)")
        #expect(generators.count < 20)
      }
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
