import LinearAlgebra
import Numerics
import TestSupport
import Testing

@testable import KrylovSpaces

struct SturmCountTests {
  @Test("The inertia counts the levels of random matrices", arguments: 0..<50)
  func counts(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let levels = middleLevels(80, using: &generator)
    try check(PlantedMatrix<Double>(levels: levels, seed: seed), &generator)
    try check(PlantedMatrix<Complex<Double>>(levels: levels, seed: seed), &generator)
  }

  private func check<Scalar>(
    _ matrix: PlantedMatrix<Scalar>, _ generator: inout SeededGenerator
  ) throws {
    for _ in 0..<5 {
      let energy = Double.random(in: -11...11, using: &generator)
      #expect(try SturmCount.below(energy, matrix) == matrix.levels.count { $0 < energy })
    }
    let ends = -0.27...0.31
    #expect(
      try SturmCount.levels(of: matrix, between: ends, isCancelled: { false })
        == matrix.levels.count(where: ends.contains))
  }

  @Test("A matrix with a vanishing diagonal needs pivots of two rows")
  func offDiagonal() throws {
    // Ten dimers with levels ±1.
    let rows = SparseRows(dimension: 20, isReal: true) { add in
      for dimer in 0..<10 { add(.init(row: 2 * dimer + 1, column: 2 * dimer, real: 1)) }
    }
    #expect(try SturmCount.below(0, RealSparseMatrix(rows)) == 10)
    #expect(try SturmCount.below(0.5, RealSparseMatrix(rows)) == 10)
    #expect(try SturmCount.below(1.5, RealSparseMatrix(rows)) == 20)
  }
}

struct FilteredCompletenessTests {
  @Test("A vector that was left out of a window is noticed, and nothing else", arguments: 0..<50)
  func noticesMissingLevels(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let levels = middleLevels(500, using: &generator)
    let matrix = try PlantedMatrix<Complex<Double>>(levels: levels, seed: seed)
    let inside = levels.indices.filter { abs(levels[$0]) <= 0.3 }
    #expect(try isPassed(matrix, without: nil, seed))
    #expect(try !isPassed(matrix, without: inside.randomElement(using: &generator), seed))
  }

  private func isPassed(
    _ matrix: PlantedMatrix<Complex<Double>>, without missing: Int?, _ seed: UInt64
  ) throws -> Bool {
    let width = 8
    let filter = try #require(WindowFilter(window: -0.3...0.3, interval: -10.1...10.1))
    let filtered = FilteredOperator(matrix, filter, isCancelled: { false })
    let kept = matrix.levels.indices.filter {
      $0 != missing && filter.series(matrix.levels[$0]) > filter.outside
    }
    let rows = RowChunks(rowCount: matrix.dimension, threads: 1)
    let space = VectorColumns<Complex<Double>>(rows: rows, capacity: kept.count + 3 * width)
    for (place, number) in kept.enumerated() {
      for row in 0..<matrix.dimension { space.column(place)[row] = matrix.vectors[row, number] }
    }
    let slack = (filter.inside - filter.outside) / 20
    let bound = try #require(
      CompletenessBound(
        end: -filter.inside, last: -filter.outside - slack, top: -filter.lowest,
        realDimension: 2 * matrix.dimension, blockWidth: width, failureProbability: 1e-9,
        tie: 1e-10))
    return try CompletenessCheck(
      of: filtered, found: space, count: kept.count, bound: bound, blockWidth: width, seed: seed,
      isCancelled: { false }
    ).isPassed
  }

  @Test("The filter stands high inside its window and low outside", arguments: 0..<100)
  func filterShape(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let center = Double.random(in: -1...1, using: &generator)
    let half = pow(10, Double.random(in: -3 ... -0.7, using: &generator))
    let window = (max(-1, center - half))...(min(1, center + half))
    let filter = try #require(WindowFilter(window: window, interval: -1...1))
    for _ in 0..<300 {
      let energy = Double.random(in: window, using: &generator)
      #expect(filter.series(energy) >= filter.inside)
      let other = Double.random(in: -1...1, using: &generator)
      let value = filter.series(other)
      #expect(value <= 1 && value >= filter.lowest)
      if !filter.lobe.contains(other) { #expect(value <= filter.outside) }
    }
    #expect(filter.inside - filter.outside > 0.1)
    #expect(filter.lobe.lowerBound <= window.lowerBound && filter.lobe.upperBound >= window.upperBound)
  }

  @Test("The density of states counts levels to a few per cent", arguments: 0..<10)
  func density(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let levels = (0..<1500).map { _ in Double.random(in: -1...1, using: &generator) }.sorted()
    let matrix = try PlantedMatrix<Double>(levels: levels, seed: seed)
    let rows = RowChunks(rowCount: 1500, threads: 1)
    let interval = try SpectralInterval(of: matrix, rows: rows, seed: 1, isCancelled: { false })
    #expect(interval.energies.contains(levels[0]) && interval.energies.contains(levels[1499]))
    let density = try StateDensity(
      of: matrix, interval: interval.energies, resolving: -0.1...0.2, rows: rows, seed: 2,
      isCancelled: { false })
    let count = Double(levels.count { $0 >= -0.1 && $0 <= 0.2 })
    #expect(abs(density.count(in: -0.1...0.2) - count) < 0.2 * count)
    let range = density.range(of: 200, around: 0)
    #expect(abs(density.count(in: range) - 200) < 1)
  }
}
