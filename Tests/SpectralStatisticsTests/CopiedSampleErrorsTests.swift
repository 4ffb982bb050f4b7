import Foundation
import SpectralStatistics
import TestSupport
import Testing

/// The fault: disorder in the scale of H alone gave 40 samples whose jackknife errors were far below the deviations of their
/// plateaus, and their gap ratios counted 40 times.
@Suite struct CopiedSampleErrorsTests {
  private let recipe = SyntheticSpectra(
    branching: [[1, 0, 0], [0, 1, 1]], levelCounts: [120, 100], levels: .poisson)
  private let heisenbergTime = 2 * Double.pi

  private func formFactor(of spectra: SectorSpectra) -> CrossSpectralFormFactor {
    CrossSpectralFormFactor(
      of: spectra, on: .standard(heisenbergTime: heisenbergTime), plateauStart: 2 * heisenbergTime)
  }

  private func rescaled(_ seed: UInt64, samples: Int = 40) throws -> SectorSpectra {
    var generator = SeededGenerator(seed: seed + 1000)
    return try SampleCopiesTests.copies(
      of: recipe.make(seed: seed),
      maps: (0..<samples).map { _ in
        (0, 1 + 0.25 * Double.random(in: -1...1, using: &generator), 0)
      })
  }

  /// Over 40 seeds the mean square of deviation over error is near one, and would be far above one with errors over samples.
  @Test func errorsOfRescaledSamplesHold() throws {
    var (honest, naive) = (0.0, 0.0)
    for seed in 0..<40 {
      let spectra = try rescaled(UInt64(seed))
      let factor = formFactor(of: spectra)
      let plateau = PlateauMatrix(
        of: factor, exact: try SpectralSignatures(of: spectra).exactPlateau())
      #expect(plateau.errorEstimate == .timeBlocks && plateau.valueCount == 16)
      #expect(factor.standardError.joined().joined().allSatisfy { $0.isNaN })
      let deviation = plateau.timeAverage[0][1] - plateau.exact[0][1]
      let values = factor.lateTimeAverages.map { $0[0][1] }
      let mean = values.reduce(0, +) / 40
      let scatter = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (40 * 39)
      honest += deviation * deviation / (plateau.standardError[0][1] * plateau.standardError[0][1])
      naive += deviation * deviation / scatter
    }
    #expect((0.2...2).contains(honest / 40), "\(honest / 40)")
    #expect(naive / 40 > 5, "\(naive / 40)")
  }

  /// Each of six spectra four times: the errors of six samples.
  @Test func equalSamplesHaveTheErrorsOfDistinctOnes() throws {
    var recipe = recipe
    recipe.samples = 6
    let distinct = try recipe.make(seed: 7)
    let repeated = try SampleCopiesTests.copies(
      of: distinct, maps: (0..<24).map { ($0 % 6, 1, 0) })
    let (few, many) = (formFactor(of: distinct), formFactor(of: repeated))
    let plateaus = [few, many].map { PlateauMatrix(of: $0, exact: $0.lateTimeAverages[0]) }
    #expect(plateaus[0].errorEstimate == .samples)
    #expect(plateaus[1].errorEstimate == .distinctSamples && plateaus[1].valueCount == 6)
    for (a, b) in zip(plateaus[0].standardError.joined(), plateaus[1].standardError.joined()) {
      #expect(abs(a - b) <= 1e-9 * a)
    }
    for (a, b) in zip(few.standardError.joined().joined(), many.standardError.joined().joined()) {
      #expect(abs(a - b) <= 1e-6 * (1 + a))
    }
    let covariances = try plateaus.map { try #require($0.covariance) }
    for (a, b) in zip(covariances[0].joined(), covariances[1].joined()) {
      #expect(abs(a - b) <= 1e-9 * (1 + abs(a)))
    }
  }

  /// One sector's levels do not depend on the disorder: its plateau has errors from time, the others from samples.
  @Test func aSectorWithoutDisorderHasErrorsFromTime() throws {
    var recipe = recipe
    recipe.samples = 12
    let spectra = try recipe.make(seed: 8)
    let frozen = try SectorSpectra(
      sectorNames: spectra.sectorNames,
      levels: spectra.levels.map { [spectra.levels[0][0]] + $0.dropFirst() })
    let factor = formFactor(of: frozen)
    let plateau = PlateauMatrix(of: factor, exact: factor.lateTimeAverages[0])
    #expect(frozen.copies.isEmpty)
    #expect(plateau.standardError[0][0] > 0.1)
    #expect(factor.standardError[0][0].allSatisfy { $0.isNaN })
    #expect(factor.standardError[1][1].allSatisfy { $0 >= 0 })
    let usual = PlateauMatrix(of: formFactor(of: spectra), exact: factor.lateTimeAverages[0])
    #expect(plateau.standardError[1][1] == usual.standardError[1][1])
    #expect(plateau.standardError[1][2] == usual.standardError[1][2])
  }

  @Test func gapRatiosCountOnce() throws {
    let spectra = try rescaled(1)
    let one = try recipe.make(seed: 1)
    let (many, single) = (
      try SpectralSignatures(of: spectra), try SpectralSignatures(of: one)
    )
    #expect(many.blockEvidence().map(\.ratioCount) == single.blockEvidence().map(\.ratioCount))
    #expect(
      many.rampEvidence().map(\.independentTimes) == single.rampEvidence().map(\.independentTimes))
    #expect(many.gapRatio(of: 1).ratios.count == single.gapRatio(of: 1).ratios.count)
    #expect(spectra.withoutCopies(spectra.copies).sampleCount == 1)
  }

  /// A pair that is close by chance is one pair, however often it is copied.
  @Test func copiesOfAClosePairAreNoDegeneracy() throws {
    var gaps = (1...300).map { Double($0) / 100 }
    gaps[0] = 1e-7
    let single = DegeneracyWindow(gaps: gaps, scale: 100, matrixSize: 300)
    let copied = DegeneracyWindow(
      gaps: (0..<40).flatMap { _ in gaps }, scale: 100, matrixSize: 300, copies: 40)
    #expect(single.tolerance == copied.tolerance)
  }
}
