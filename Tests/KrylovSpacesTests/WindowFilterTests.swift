import Foundation
import KrylovSpaces
import LinearAlgebra
import Numerics
import TestSupport
import Testing

struct WindowFilterTests {
  @Test("A vector that was left out of a window is noticed, and nothing else", arguments: 0..<50)
  func noticesMissingLevels(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let levels = middleLevels(500, using: &generator)
    let matrix = ReflectedMatrix<Complex<Double>>(levels: levels, seed: seed)
    let inside = levels.indices.filter { abs(levels[$0]) <= 0.3 }
    #expect(try isPassed(matrix, without: nil, seed))
    #expect(try !isPassed(matrix, without: inside.randomElement(using: &generator), seed))
  }

  private func isPassed(
    _ matrix: ReflectedMatrix<Complex<Double>>, without missing: Int?, _ seed: UInt64
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
      matrix.fill(space.column(place), withVector: number)
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
    #expect(filter.lobe.lowerBound <= window.lowerBound + 1e-9)
    #expect(filter.lobe.upperBound >= window.upperBound - 1e-9)
  }

  @Test("The density of states counts levels to a few per cent", arguments: 0..<10)
  func density(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let levels = (0..<1500).map { _ in Double.random(in: -1...1, using: &generator) }.sorted()
    let matrix = ReflectedMatrix<Double>(levels: levels, seed: seed)
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
