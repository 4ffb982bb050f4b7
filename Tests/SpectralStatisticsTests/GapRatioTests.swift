import Foundation
import SpectralStatistics
import TestSupport
import Testing

@Suite struct GapRatioTests {
  @Test func ratiosOfAFewLevels() {
    let gapRatio = GapRatio(of: [[0, 1, 3, 3.5], [2, 4]], centralFraction: 1)
    #expect(gapRatio.ratios == [0.5, 0.25])
    #expect(gapRatio.mean == 0.375)
  }

  @Test func keepsTheCentralPart() {
    // The outer two of ten levels on each side are cut off; the inner spacings are equal.
    let levels: [Double] = [-90, -40, 1, 2, 3, 4, 5, 6, 70, 200]
    #expect(GapRatio(of: [levels]).ratios == [1, 1, 1, 1])
  }

  @Test func degenerateAndMissingLevels() {
    let gapRatio = GapRatio(of: [[1, 1, 1, 2], [], [4]], centralFraction: 1)
    #expect(gapRatio.ratios == [0])
    #expect(gapRatio.standardError.isNaN)
    #expect(GapRatio(of: []).mean.isNaN)
  }

  @Test(arguments: [
    (SyntheticSpectra.Levels.poisson, 2 * log(2) - 1), (.repelling, Double.pi / 2 - 1),
  ])
  func meanOfIndependentSpacings(levels: SyntheticSpectra.Levels, expected: Double) throws {
    // Exponential spacings: 2 ln 2 - 1. Independent Wigner-surmise spacings: π/2 - 1.
    // Five standard errors: a false alarm below once in a million seeds.
    let spectra = try SyntheticSpectra(
      branching: [[1]], levelCounts: [2000], samples: 10, levels: levels
    ).make(seed: 17)
    let gapRatio = try SpectralSignatures(of: spectra).gapRatio(of: 0)
    #expect(gapRatio.ratios.count == 10 * 1198)
    #expect(gapRatio.standardError < 0.003)
    #expect(abs(gapRatio.mean - expected) < 5 * gapRatio.standardError)
  }

  @Test func standardErrorIsCalibrated() throws {
    // The scatter of the mean over 400 short spectra is the stated error within 20 %, five times
    // the uncertainty of a standard deviation from 400 values.
    var means: [Double] = []
    var errors: [Double] = []
    for seed in 0..<400 {
      let spectra = try SyntheticSpectra(branching: [[1]], levelCounts: [200], levels: .poisson)
        .make(seed: UInt64(seed))
      let gapRatio = GapRatio(of: spectra.levels.map { $0[0] }, centralFraction: 1)
      means.append(gapRatio.mean)
      errors.append(gapRatio.standardError)
    }
    let centre = means.reduce(0, +) / 400
    let scatter = (means.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / 399).squareRoot()
    #expect(abs(errors.reduce(0, +) / 400 / scatter - 1) < 0.2)
  }
}
