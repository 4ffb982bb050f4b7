import Foundation
import SpectralStatistics
import TestSupport
import Testing

/// Whether a claimed confidence of 99 % is true. 60 cases for each ensemble, 1000 with
/// XSFF_LONG_TESTS.
@Suite struct BlockCalibrationTests {
  private static let isLong = ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil

  @Test(arguments: LevelEnsemble.wignerDyson)
  func claimsAreRight(ensemble: LevelEnsemble) throws {
    var generator = SeededGenerator(seed: 99)
    let calibration = try BlockCalibration(
      ensemble: ensemble, cases: Self.isLong ? 1000 : 60, using: &generator)
    let total = calibration.total
    #expect(Double(total.rightClaims) >= 0.98 * Double(total.claims))
    #expect(Double(total.rightEnsembleClaims) >= 0.98 * Double(total.ensembleClaims))
    // Claims are made, for one block nearly always.
    #expect(total.claims * 4 > total.cases)
    let one = try #require(calibration.tallies[1])
    #expect(Double(one.claims) > 0.7 * Double(one.cases))
    #expect(Double(total.misfits) <= 0.02 * Double(total.cases))
    if Self.isLong { print("\(ensemble.rawValue): \(calibration.tallies)") }
  }
}
