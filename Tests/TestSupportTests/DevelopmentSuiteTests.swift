import Numerics
import TestSupport
import Testing

@Suite struct DevelopmentSuiteTests {
  @Test func everyPairIsConsistent() throws {
    guard let pairs = try DevelopmentSuite.load() else {
      print("skipped: the development suite is not beside this checkout")
      return
    }
    #expect(pairs.count > 1000)
    for pair in pairs {
      #expect(pair.index * pair.visible.order == pair.hidden.order)
      let visible = pair.visibleTable
      for (row, dimension) in zip(pair.branching, pair.dimensions) {
        #expect(zip(row, visible.dimensions).reduce(0) { $0 + $1.0 * $1.1 } == dimension)
      }
      // Restriction: χ_α on the fused class is the sum of N's characters.
      for (irrep, row) in pair.branching.enumerated() {
        for (visibleClass, hiddenClass) in pair.classFusion.enumerated() {
          var sum = Complex<Double>.zero
          for (sector, count) in row.enumerated() {
            sum += visible.characters[sector][visibleClass].multiplied(by: Double(count))
          }
          #expect((sum - pair.hiddenTable.characters[irrep][hiddenClass]).magnitude < 1e-9)
        }
      }
    }
  }

  @Test func exactValuesAgreeWithTheFloatingPointOnes() throws {
    for pair in try DevelopmentSuite.load() ?? [] {
      let table = pair.hiddenTable
      #expect(table.dimensions.reduce(0) { $0 + $1 * $1 } == pair.hidden.order)
      for (exact, value) in zip(table.exactCharacters.joined(), table.characters.joined()) {
        #expect((exact.complex - value).magnitude < 1e-12)
      }
    }
  }
}
