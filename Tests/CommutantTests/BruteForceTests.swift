import Commutant
import LinearAlgebra
import Numerics
import TestSupport
import Testing

@Suite("The commutant by brute force")
struct BruteForceTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  @Test("agrees in its dimension, its centre and its branching", arguments: 0..<(familyCount / 2))
  func agrees(seed: UInt64) throws {
    try compare(PlantedFamily(seed: 3000 + seed, largestDimension: 16))
  }

  @Test("agrees in dimension 40 and below", arguments: runsLong ? 0..<12 : 0..<2)
  func agreesInLargerDimension(seed: UInt64) throws {
    try compare(PlantedFamily(seed: 4000 + seed, largestDimension: 40))
  }

  private func compare(_ planted: PlantedFamily) throws {
    let found = try CommutantDecomposition(of: planted.family())
    let sizes = planted.matrices[0].map(\.levelCount)
    let brute = try BruteForceCommutant(
      of: planted.matrices.map { directSum($0.map(\.complexMatrix)) }, sizes: sizes, seed: 1)
    let copies = found.components.map { $0.branching.reduce(0, +) }
    #expect(brute.basis.count == copies.reduce(0) { $0 + $1 * $1 })
    // On one row of each sector an irrep has Σ b copies, and n b states in a sector.
    let expected = found.components.map { component -> [Int] in
      let copies = component.branching.reduce(0, +)
      return [copies * copies] + component.branching.map { $0 * component.levelCount }
    }
    let observed = brute.components.map { [$0.dimension] + $0.ranks }
    #expect(
      expected.sorted { $0.lexicographicallyPrecedes($1) }
        == observed.sorted { $0.lexicographicallyPrecedes($1) })
  }
}
