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
}
