import Commutant
import LinearAlgebra
import Numerics
import TestSupport
import Testing

@Suite("The commutant of large families")
struct LargeFamilyTests {
  init() { LinearAlgebraLibrary.useOneThread() }

  @Test("irreps of a hundred levels with several copies")
  func hundreds() throws {
    for seed in 0..<(runsLong ? 5 : 1) {
      var generator = SeededGenerator(seed: UInt64(seed))
      let planted = try PlantedFamily(
        irreps: [
          PlantedIrrep(kind: .real, levels: 90, branching: [1, 1], conjugateBranching: [0, 0]),
          PlantedIrrep(kind: .pair, levels: 70, branching: [1, 0], conjugateBranching: [0, 1]),
          PlantedIrrep(
            kind: .quaternionic, levels: 30, branching: [1, 0], conjugateBranching: [0, 0]),
          PlantedIrrep(kind: .complex, levels: 40, branching: [0, 2], conjugateBranching: [0, 0]),
        ], irrepDimensions: [1, 2], members: 2, using: &generator)
      let found = try CommutantDecomposition(of: planted.family())
      #expect(found.summaries == planted.summaries)
      #expect(found.weights.leastJoining ?? 0 >= 1e-3)
      #expect(found.weights.largestBetween ?? 1 <= 1e-9)
      #expect(found.residual < 1e-9)
    }
  }

  /// The sizes of the S3 chain with eight sites: 1094 and 1093 levels in the first sector, and 2187
  /// that two complex sectors share.
  @Test("three sectors of 2187 levels", .enabled(if: runsLong))
  func threeLargeSectors() throws {
    let count = 2187
    var generator = SeededGenerator(seed: 1)
    let random = DenseMatrix<Double>(rowCount: count, columnCount: count) { _, _ in
      generator.nextNormal()
    }
    let first = DenseMatrix<Double>(rowCount: count, columnCount: count) {
      ($0 + $1) % 2 == 0 ? random[$0, $1] + random[$1, $0] : 0
    }
    let sectors = (0..<2).map { _ in
      let phases = (0..<count).map { _ in
        Complex(length: 1, phase: Double.random(in: 0..<6, using: &generator))
      }
      return ComplexMatrix(rowCount: count, columnCount: count) {
        phases[$0].conjugate * phases[$1] * Complex(random[$0, $1] + random[$1, $0])
      }
    }
    let levels = (0..<2).map { _ in
      (0..<count).map { _ in generator.nextNormal() }.sorted()
    }
    let family = MatrixFamily(sectors: [
      .init(levels: levels[0], members: [.real(first)]),
      .init(levels: levels[1], members: [.complex(sectors[0])]),
      .init(levels: levels[1], members: [.complex(sectors[1])]),
    ])
    let clock = ContinuousClock()
    let start = clock.now
    let found = try CommutantDecomposition(of: family)
    // Seconds on one core; the bound is for machines that do something else as well.
    #expect(clock.now - start < .seconds(20))
    #expect(found.components.map(\.dimension) == [1, 1, 2])
    #expect(found.components.map(\.levelCount) == [1094, 1093, 2187])
    #expect(found.components.map(\.field) == [.real, .real, .real])
    #expect(found.residual < 1e-9)
  }
}
