import Foundation
import ProductSymmetries
import Testing

@Suite("Planted on-site symmetries are found")
struct PlantedSymmetryTests {
  private static var seeds: ClosedRange<UInt64> {
    ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] == nil ? 1...20 : 1...100
  }

  @Test("All that was planted is found, and all that is found commutes", arguments: seeds)
  func plantedGroup(seed: UInt64) throws {
    let planted = try PlantedModel(seed: seed)
    let found = try SymmetryOperators(of: planted.model, seed: seed)
    #expect(found.isComplete)
    for symmetry in planted.symmetries {
      #expect(
        found.onSite.number(of: symmetry) != nil,
        "\(planted.group) on \(planted.model.siteDimensions)")
    }
    let check = try #require(CommutationCheck(planted.model))
    for element in found.onSite.elements {
      #expect(check.residual(of: element, seed: seed) < 1e-10)
    }
    print(
      seed, planted.group, planted.model.siteDimensions[0], found.onSite.elements.count,
      found.continuous?.factors.map(\.name) ?? [],
      found.continuous?.abelianRank ?? 0, found.successRate)
  }
}
