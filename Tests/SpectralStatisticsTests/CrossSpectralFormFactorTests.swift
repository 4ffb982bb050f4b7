import Foundation
import SpectralStatistics
import TestSupport
import Testing

@Suite struct CrossSpectralFormFactorTests {
  /// Three sectors, two of them tied, with their own scatter between samples.
  private func spectra(samples: Int) throws -> SectorSpectra {
    try SyntheticSpectra(
      branching: [[1, 0, 0], [0, 1, 1], [0, 0, 1]], levelCounts: [20, 15, 5], samples: samples
    ).make(seed: 11)
  }

  @Test func twoLevelsBeat() throws {
    // Z_a = 2 cos(t/2), Z_b = exp(-it): K_aa = 2 + 2 cos t, K_ab = 2 cos(t/2) exp(it).
    let spectra = try SectorSpectra(sectorNames: ["a", "b"], levels: [[[-0.5, 0.5], [1]]])
    let grid = TimeGrid(linearFrom: 0, to: 30, count: 301)
    let factor = CrossSpectralFormFactor(of: spectra, on: grid, plateauStart: 10)
    for (index, time) in grid.times.enumerated() {
      #expect(abs(factor.mean[0][0][index] - 2 - 2 * cos(time)) < 1e-13)
      #expect(abs(factor.mean[0][1][index] - 2 * cos(time / 2) * cos(time)) < 1e-13)
      #expect(abs(factor.imaginary[0][1][index] - 2 * cos(time / 2) * sin(time)) < 1e-13)
      #expect(abs(factor.mean[1][1][index] - 1) < 1e-13)
    }
    #expect(factor.standardError[0][0].allSatisfy { $0.isNaN })
    #expect(factor.errorEstimate == .timeBlocks)
  }

  @Test func startsAtTheProductOfLevelCountsAndIsHermitian() throws {
    let spectra = try spectra(samples: 6)
    let grid = TimeGrid(linearFrom: 0, to: 50, count: 200)
    let factor = CrossSpectralFormFactor(of: spectra, on: grid, plateauStart: 20)
    for (row, rowLevels) in spectra.multiplicities.enumerated() {
      for (column, columnLevels) in spectra.multiplicities.enumerated() {
        #expect(factor.mean[row][column][0] == Double(rowLevels * columnLevels))
        #expect(factor.standardError[row][column][0] == 0)
        #expect(factor.mean[row][column] == factor.mean[column][row])
        #expect(factor.standardError[row][column] == factor.standardError[column][row])
        #expect(factor.imaginary[row][column] == factor.imaginary[column][row].map { -$0 })
      }
    }
  }

  @Test func errorsAreTheJackknifeOverSamples() throws {
    let spectra = try spectra(samples: 7)
    let grid = TimeGrid(linearFrom: 1, to: 50, count: 40)
    let factor = CrossSpectralFormFactor(of: spectra, on: grid, plateauStart: 20)
    let single = try spectra.levels.map { levels in
      CrossSpectralFormFactor(
        of: try SectorSpectra(sectorNames: spectra.sectorNames, levels: [levels]), on: grid,
        plateauStart: 20)
    }
    for time in grid.times.indices {
      let values = single.map { $0.mean[1][2][time] }
      let total = values.reduce(0, +)
      let left = values.map { (total - $0) / 6 }
      let centre = left.reduce(0, +) / 7
      let jackknife = (left.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } * 6 / 7).squareRoot()
      #expect(abs(factor.mean[1][2][time] - total / 7) < 1e-10)
      #expect(abs(factor.standardError[1][2][time] - jackknife) < 1e-10)
    }
  }

  @Test func threadsDoNotChangeABit() throws {
    let spectra = try spectra(samples: 9)
    let grid = TimeGrid(linearFrom: 1, to: 50, count: 300)
    let reference = CrossSpectralFormFactor(of: spectra, on: grid, plateauStart: 20)
    for threads in 2...4 {
      let factor = CrossSpectralFormFactor(
        of: spectra, on: grid, plateauStart: 20, threads: threads)
      #expect(factor.mean == reference.mean)
      #expect(factor.standardError == reference.standardError)
      #expect(factor.imaginary == reference.imaginary)
      #expect(factor.lateTimeAverages == reference.lateTimeAverages)
    }
  }

  @Test func onlyTheChosenPairsHaveCurves() throws {
    let spectra = try spectra(samples: 3)
    let grid = TimeGrid(linearFrom: 1, to: 50, count: 30)
    let all = CrossSpectralFormFactor(of: spectra, on: grid, plateauStart: 20)
    let some = CrossSpectralFormFactor(
      of: spectra, on: grid, plateauStart: 20, pairs: [.init(2, 1)])
    #expect(some.mean[1][2] == all.mean[1][2])
    #expect(some.imaginary[2][1] == all.imaginary[2][1])
    #expect(some.mean[0][0].allSatisfy { $0.isNaN })
    #expect(some.lateTimeAverages == all.lateTimeAverages)
  }

  @Test func anEmptySectorGivesZero() throws {
    let spectra = try SectorSpectra(
      sectorNames: ["a", "b"], levels: [[[1, 2], []], [[1, 3], []]])
    let grid = TimeGrid(linearFrom: 1, to: 50, count: 30)
    let factor = CrossSpectralFormFactor(of: spectra, on: grid, plateauStart: 20)
    #expect(factor.mean[0][1].allSatisfy { $0 == 0 })
    #expect(factor.mean[1][1].allSatisfy { $0 == 0 })
  }
}
