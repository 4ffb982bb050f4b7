import GroupTheory
import Numerics
import Testing

@Suite("Exact characters from approximate ones")
struct CharacterRecognitionTests {
  private func recognized(
    _ table: CharacterTable, noise: Double = 0
  ) throws -> CharacterTable {
    let values = table.complexCharacters.map { row in
      row.map { Complex($0.real + noise, $0.imaginary - noise) }
    }
    return try CharacterTable(
      classSizes: table.classSizes, elementOrders: table.elementOrders,
      powerMaps: table.powerMaps, approximateCharacters: values)
  }

  @Test("cyclic groups, whose power maps reach few powers", arguments: 1...30)
  func cyclic(order: Int) throws {
    let table = try ExampleRun.cyclicTable(order)
    #expect(try recognized(table) == table)
    #expect(try recognized(table, noise: 1e-8) == table)
  }

  @Test(
    "groups with irreps of higher dimension",
    arguments: [
      [[1, 0, 2, 3, 4], [1, 2, 3, 4, 0]],
      [[1, 2, 0, 3, 4], [2, 0, 1, 3, 4], [1, 2, 3, 4, 0]],
      [[1, 2, 3, 4, 5, 6, 0], [0, 2, 4, 6, 1, 3, 5]],
      [[1, 2, 3, 4, 5, 6, 0], [0, 6, 5, 4, 3, 2, 1]],
      [[1, 2, 0, 4, 5, 3, 7, 8, 6], [3, 4, 5, 6, 7, 8, 0, 1, 2], [0, 1, 2, 4, 5, 3, 8, 6, 7]],
    ])
  func permutationGroups(generators: [[Int]]) throws {
    let group = try FiniteGroup.closure(
      of: generators, identity: Array(generators[0].indices), limit: 200
    ) { a, b in b.map { a[$0] } }.group
    let table = try CharacterTable(of: group)
    #expect(try recognized(table) == table)
  }

  @Test("a value that is no sum of roots of unity is refused with its place")
  func wrongValue() throws {
    let table = try ExampleRun.cyclicTable(5)
    var values = table.complexCharacters
    values[2][3] = Complex(0.3, 0.3)
    let error = #expect(throws: GroupError.self) {
      try CharacterTable(
        classSizes: table.classSizes, elementOrders: table.elementOrders,
        powerMaps: table.powerMaps, approximateCharacters: values)
    }
    #expect(error?.description.contains("irrep 2 on class 3") == true)
  }
}
