import KrylovSpaces
import LinearAlgebra
import Numerics
import TestSupport
import Testing

struct CompletenessCheckTests {
  @Test("A vector that was left out is noticed, and nothing else", arguments: 0..<100)
  func noticesMissingLevels(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let levels = plantedLevels(400, using: &generator)
    let matrix = try PlantedMatrix<Complex<Double>>(levels: levels, seed: seed)
    let missing = Int.random(in: 0..<20, using: &generator)
    #expect(try isPassed(matrix, without: nil, seed))
    #expect(try !isPassed(matrix, without: missing, seed))
  }

  private func isPassed(
    _ matrix: PlantedMatrix<Complex<Double>>, without missing: Int?, _ seed: UInt64
  ) throws -> Bool {
    let (count, width) = (35, 4)
    let rows = RowChunks(rowCount: matrix.dimension, threads: 1)
    let space = VectorColumns<Complex<Double>>(rows: rows, capacity: count + 3 * width)
    let kept = (0..<count).filter { $0 != missing }
    for (place, number) in kept.enumerated() {
      for row in 0..<matrix.dimension { space.column(place)[row] = matrix.vectors[row, number] }
    }
    let end = (matrix.levels[19] + matrix.levels[20]) / 2
    let bound = try #require(
      CompletenessBound(
        end: max(end, matrix.levels[19]), last: matrix.levels[count - 1],
        top: matrix.bounds.upperBound, realDimension: 2 * matrix.dimension, blockWidth: width,
        failureProbability: 1e-9, tie: 1e-9))
    return try CompletenessCheck(
      of: matrix, found: space, count: kept.count, bound: bound, blockWidth: width, seed: seed,
      isCancelled: { false }
    ).isPassed
  }

  @Test("Fewer levels beyond the window's end ask for more steps")
  func stepsGrow() throws {
    func steps(_ last: Double) throws -> Int {
      try #require(
        CompletenessBound(
          end: 0, last: last, top: 10, realDimension: 1000, blockWidth: 8,
          failureProbability: 1e-9, tie: 1e-10)
      ).stepCount
    }
    #expect(try steps(0.1) > steps(1))
    #expect(
      CompletenessBound(
        end: 0, last: 0, top: 10, realDimension: 1000, blockWidth: 8, failureProbability: 1e-9,
        tie: 1e-10) == nil)
  }
}
