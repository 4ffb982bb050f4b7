import SpectralStatistics
import TestSupport
import Testing

@Suite struct PlateauMatrixTests {
  /// Independent levels have no ramp, so the time average is unbiased.
  private let recipe = SyntheticSpectra(
    branching: [[1, 0, 0], [0, 1, 1], [0, 0, 2]], levelCounts: [120, 90, 40], levels: .poisson)

  private func plateau(of spectra: SectorSpectra) throws -> PlateauMatrix {
    let heisenbergTime = 2 * Double.pi
    let factor = CrossSpectralFormFactor(
      of: spectra, on: .standard(heisenbergTime: heisenbergTime), plateauStart: 2 * heisenbergTime)
    return PlateauMatrix(of: factor, exact: try SpectralSignatures(of: spectra).exactPlateau())
  }

  @Test func exactPlateauCountsCopies() throws {
    let plateau = try plateau(of: recipe.make(seed: 1))
    #expect(plateau.exact == [[120, 0, 0], [0, 90, 90], [0, 90, 250]])
    #expect(plateau.windowStart == 4 * Double.pi)
    #expect(plateau.windowEnd == 8 * Double.pi)
  }

  @Test func timeAverageReachesTheExactPlateau() throws {
    // 60 samples, six entries at five standard errors: a false alarm once in 30000 seeds.
    var recipe = recipe
    recipe.samples = 60
    let plateau = try plateau(of: recipe.make(seed: 2))
    #expect(plateau.errorEstimate == .samples)
    for row in 0..<3 {
      for column in 0..<3 {
        let difference = plateau.timeAverage[row][column] - plateau.exact[row][column]
        #expect(abs(difference) < 5 * plateau.standardError[row][column])
        #expect(plateau.standardError[row][column] < 10)
      }
    }
  }

  /// The diagonal is the square of the error; sectors that share all levels have one plateau.
  @Test func covarianceOfPairs() throws {
    let shared = SyntheticSpectra(
      branching: [[1, 0, 0], [0, 1, 1]], levelCounts: [40, 30], levels: .poisson)
    var recipe = shared
    recipe.samples = 8
    let plateau = try plateau(of: recipe.make(seed: 5))
    let covariance = try #require(plateau.covariance)
    #expect(plateau.valueCount == 8 && covariance.count == 6)
    let pairs = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)]
    for (k, pair) in pairs.enumerated() {
      let error = plateau.standardError[pair.0][pair.1]
      #expect(abs(covariance[k][k] - error * error) < 1e-9 * error * error)
      for l in pairs.indices { #expect(covariance[k][l] == covariance[l][k]) }
    }
    for (k, l) in [(1, 2), (3, 4), (3, 5)] {
      #expect(abs(covariance[k][l] - covariance[k][k]) < 1e-9 * covariance[k][k])
    }
    #expect(abs(covariance[0][3]) < covariance[0][0].squareRoot() * covariance[3][3].squareRoot())
  }

  @Test func oneSampleHasErrorsFromTimeBlocks() throws {
    // Three block errors with 15 degrees of freedom hold 99 % of single samples, if the blocks
    // were independent; 98 of these 100, and a count below 90 is a false alarm below 1e-6.
    var inside = 0
    for seed in 0..<100 {
      let plateau = try plateau(of: recipe.make(seed: UInt64(seed)))
      #expect(plateau.errorEstimate == .timeBlocks)
      let difference = plateau.timeAverage[0][0] - plateau.exact[0][0]
      if abs(difference) < 3 * plateau.standardError[0][0] { inside += 1 }
    }
    #expect(inside >= 90)
  }

  @Test func tooFewLateTimesHaveNoError() throws {
    let spectra = try recipe.make(seed: 4)
    let grid = TimeGrid(linearFrom: 1, to: 10, count: 20)
    let factor = CrossSpectralFormFactor(of: spectra, on: grid, plateauStart: 5)
    let exact = try SpectralSignatures(of: spectra).exactPlateau()
    let plateau = PlateauMatrix(of: factor, exact: exact)
    #expect(plateau.standardError[0][0].isNaN)
    #expect(plateau.timeAverage[0][0].isFinite)
  }
}
