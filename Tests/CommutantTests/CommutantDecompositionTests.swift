import Commutant
import Foundation
import LinearAlgebra
import Numerics
import TestSupport
import Testing

/// Long runs check 500 random families in place of 60.
let familyCount: UInt64 =
  ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] == "1" ? 500 : 60

@Suite("The commutant of a family of matrices")
struct CommutantDecompositionTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  @Test("planted irreps are found, with the weights far apart", arguments: 0..<familyCount)
  func plantedIrreps(seed: UInt64) throws {
    let planted = try PlantedFamily(seed: seed)
    let family = try planted.family()
    let found = try CommutantDecomposition(of: family)
    #expect(found.summaries == planted.summaries)
    #expect(found.weights.leastJoining ?? 1 >= 1e-3)
    #expect(found.weights.largestBetween ?? 0 <= 1e-9)
    #expect(found.residual < 1e-9)
    #expect(found.weakEdges.isEmpty)
    #expect(found.isComplete)
  }
}
