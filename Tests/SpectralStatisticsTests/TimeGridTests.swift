import Foundation
import SpectralStatistics
import Testing

@Suite struct TimeGridTests {
  @Test func standardGridCoversFourHeisenbergTimes() {
    let grid = TimeGrid.standard(heisenbergTime: 100)
    #expect(grid.times.count == 2001)
    #expect(grid.times.first == 1)
    #expect(grid.times.last == 400)
    #expect(grid.spacing == .linear)
    #expect(abs(grid.times[1000] - 200.5) < 1e-10)
  }

  @Test func logarithmicGridHasEqualRatios() {
    let times = TimeGrid(logarithmicFrom: 0.1, to: 1000, count: 5).times
    for (time, expected) in zip(times, [0.1, 1, 10, 100, 1000]) {
      #expect(abs(time / expected - 1) < 1e-14)
    }
    #expect(times.last == 1000)
  }

  @Test func heisenbergTimeOfGaussianDensity() {
    // 2π ∫ρ² / ∫ρ over a Gaussian density of R levels, summed numerically.
    let (count, sigma, step) = (500.0, 1.7, 0.001)
    var (squares, total) = (0.0, 0.0)
    for energy in stride(from: -12 * sigma, through: 12 * sigma, by: step) {
      let x = energy / sigma
      let density = count * gaussian(x) / sigma
      squares += density * density * step
      total += density * step
    }
    let expected = 2 * Double.pi * squares / total
    #expect(abs(heisenbergTime(levelCount: 500, standardDeviation: sigma) / expected - 1) < 1e-9)
  }

  private func gaussian(_ x: Double) -> Double {
    exp(-x * x / 2) / (2 * Double.pi).squareRoot()
  }
}
