import KrylovSpaces
import LinearAlgebra
import Numerics
import TestSupport
import Testing

struct LowestLevelsTests {
  @Test("Of levels with up to six copies none is lost and none doubled", arguments: 0..<200)
  func findsAllCopies(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let levels = plantedLevels(320, using: &generator)
    if seed.isMultiple(of: 2) {
      try check(PlantedMatrix<Double>(levels: levels, seed: seed), seed)
    } else {
      try check(PlantedMatrix<Complex<Double>>(levels: levels, seed: seed), seed)
    }
  }

  private func check<Scalar>(_ matrix: PlantedMatrix<Scalar>, _ seed: UInt64) throws {
    var search = LowestLevelsSearch(levels: 20 + Int(seed % 5))
    search.seed = seed
    let found = try search.run(matrix)
    #expect(found.values.count >= search.levels)
    #expect(found.values.count == matrix.levels.count { $0 < found.completeBelow })
    for (value, level) in zip(found.values, matrix.levels) { #expect(abs(value - level) < 1e-11) }
    #expect(found.residuals.allSatisfy { $0 < 1e-11 })
    #expect(found.failureProbability <= search.failureProbability)
    let overlaps = found.vectors.adjointMultiplied(by: found.vectors)
    for column in 0..<overlaps.columnCount {
      for row in 0..<overlaps.rowCount {
        let expected = row == column ? 1.0 : 0
        #expect(
          Scalar.squaredModulus(of: overlaps[row, column] - Scalar.entry { $0 == 0 ? expected : 0 })
            < 1e-24)
      }
    }
  }

  @Test("More copies than vectors in a block make the block wider", arguments: [9, 17])
  func widensBlocks(copies: Int) throws {
    let levels =
      [-2, -1.5] + Array(repeating: -1.0, count: copies) + (0..<600).map { 0.01 * Double($0) }
    let found = try LowestLevelsSearch(levels: 12).run(
      PlantedMatrix<Double>(levels: levels, seed: 5))
    #expect(found.blockWidth > copies)
    #expect(found.values.count { abs($0 + 1) < 1e-11 } == copies)
  }

  @Test("Some copies make no progress through nothing but equal levels")
  func refusesWithoutGap() throws {
    let levels = Array(repeating: 0.0, count: 300) + (0..<300).map { 1 + 0.01 * Double($0) }
    let matrix = try PlantedMatrix<Double>(levels: levels, seed: 3)
    #expect(throws: LowestLevelsError.self) { try LowestLevelsSearch(levels: 5).run(matrix) }
  }

  @Test("The threads do not change a bit")
  func threadsChangeNothing() throws {
    let matrix = RealSparseMatrix(chain(5000))
    let results = try [1, 2, 3].map { threads in
      var search = LowestLevelsSearch(levels: 10)
      search.threads = threads
      return try search.run(matrix)
    }
    for other in results.dropFirst() {
      #expect(other.values == results[0].values)
      #expect(other.vectors == results[0].vectors)
    }
  }

  /// A chain with random fields, as a matrix with three diagonals.
  private func chain(_ length: Int) -> SparseRows {
    var generator = SeededGenerator(seed: 8)
    let fields = (0..<length).map { _ in Double.random(in: -1...1, using: &generator) }
    return SparseRows(dimension: length, isReal: true) { add in
      for site in 0..<length {
        add(.init(row: site, column: site, real: fields[site]))
        if site > 0 { add(.init(row: site, column: site - 1, real: -1)) }
      }
    }
  }
}
