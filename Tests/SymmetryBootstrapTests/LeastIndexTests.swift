import Branching
import GroupTheory
import TestSupport
import Testing

@Suite("The least index")
struct LeastIndexTests {
  /// The irreps of S5 over Z5, on the vertices of the Petersen graph: dimensions 1, 4, 5 and 6.
  @Test("S5 over Z5 needs its own index")
  func petersen() throws {
    let table = try CatalogueRings.catalogue.get().group(order: 5, id: 1).table
    let data = try SignatureData(
      visible: table,
      vectors: [[1, 0, 0, 0, 0], [0, 1, 1, 1, 1], [1, 1, 1, 1, 1], [2, 1, 1, 1, 1]])
    let least = LeastIndex(of: data)
    #expect(least.unitary == 24)
    #expect(least.least(of: [.unitary, .projective]) == 24)
    let joined = try #require(least.antiunitary)
    #expect(joined < 24)
  }

  @Test("a level of all states needs an index of the number of states and more")
  func degenerate() throws {
    let table = try CatalogueRings.catalogue.get().group(order: 8, id: 1).table
    let data = try SignatureData(visible: table, vectors: [[36, 30, 34, 30, 35, 30, 34, 30]])
    let index = try #require(LeastIndex(of: data).unitary)
    #expect(index >= 36 * 259)
  }

  /// No group of the suite has a smaller index than the least one of its signatures.
  @Test("it never exceeds the index of a group that has the irreps")
  func planted() throws {
    guard let pairs = try DevelopmentSuite.load() else {
      print("skipped: the development suite is not beside the project")
      return
    }
    var reached = 0
    for pair in pairs {
      let hidden = try pair.hiddenTable.characterTable()
      let data = try SignatureData(
        visible: pair.visibleTable.characterTable(), vectors: Array(Set(pair.branching)))
      let least = LeastIndex(of: data)
      #expect(least.unitary.map { $0 <= pair.index } ?? false, "\(pair.key)")
      reached += least.unitary == pair.index ? 1 : 0
      // Joined by complex conjugation: types are indicators.
      let joined = hidden.dual.enumerated().map { alpha, dual in
        dual != alpha
          ? zip(pair.branching[alpha], pair.branching[dual]).map { $0 + $1 }
          : hidden.frobeniusSchurIndicators[alpha] < 0
            ? pair.branching[alpha].map { 2 * $0 } : pair.branching[alpha]
      }
      let other = try SignatureData(visible: data.visible, vectors: Array(Set(joined)))
      #expect(LeastIndex(of: other).antiunitary.map { $0 <= pair.index } ?? false, "\(pair.key)")
    }
    #expect(4 * reached > pairs.count)
  }
}
