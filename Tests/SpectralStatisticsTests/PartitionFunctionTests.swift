import Foundation
import SpectralStatistics
import TestSupport
import Testing

@Suite struct PartitionFunctionTests {
  @Test(arguments: [0, 1, 7, 8, 9, 1000], [2, 128, 129, 2001])
  func recurrenceAgreesWithTheDirectSum(levelCount: Int, timeCount: Int) {
    // Phases up to 20 × 4000 with 1000 levels: rounding of the phases alone allows some 1e-10.
    var generator = SeededGenerator(seed: UInt64(levelCount + timeCount))
    let levels = (0..<levelCount).map { _ in Double.random(in: -20...20, using: &generator) }
    let grid = TimeGrid(linearFrom: 10, to: 4000, count: timeCount)
    let function = PartitionFunction(levels: levels.sorted(), grid: grid)
    for (index, time) in grid.times.enumerated() {
      let direct = levels.reduce((0.0, 0.0)) { ($0.0 + cos($1 * time), $0.1 - sin($1 * time)) }
      #expect(abs(function.real[index] - direct.0) < 1e-9)
      #expect(abs(function.imaginary[index] - direct.1) < 1e-9)
    }
  }

  @Test func logarithmicAndListedTimesAgree() {
    let levels = [-1.5, 0.25, 2]
    let grid = TimeGrid(logarithmicFrom: 0.01, to: 100, count: 50)
    let function = PartitionFunction(levels: levels, grid: grid)
    #expect(function == PartitionFunction(levels: levels, grid: TimeGrid(listed: grid.times)))
    #expect(abs(function.real[0] - levels.reduce(0) { $0 + cos($1 * 0.01) }) < 1e-14)
  }

  @Test func startsAtTheNumberOfLevels() {
    let function = PartitionFunction(
      levels: [1, 2, 3], grid: TimeGrid(linearFrom: 0, to: 1, count: 3))
    #expect(function.real[0] == 3)
    #expect(function.imaginary[0] == 0)
  }
}
