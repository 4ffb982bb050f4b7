import Foundation
import SpectralStatistics
import TestSupport
import Testing

@Suite struct DegeneracyWindowTests {
  @Test func liesBetweenRoundingAndDistinctLevels() {
    let window = DegeneracyWindow(
      gaps: [0.5, 1e-14, 0.2, 0, 3e-14, 1e-6], scale: 10, matrixSize: 1000)
    #expect(window.lower == 3e-14)
    #expect(window.upper == 1e-6)
    #expect(abs(window.tolerance / (3e-20).squareRoot() - 1) < 1e-12)
    #expect(abs(window.decades - 7.523) < 1e-3)
    #expect(!window.isNarrow && !window.exceedsRounding)
  }

  @Test func withoutCoincidencesItIsEmptyDownToTheLastDigit() {
    let window = DegeneracyWindow(gaps: [0.5, 0.1, 2], scale: 10, matrixSize: 2000)
    #expect(window.lower == 10 * Double.ulpOfOne)
    #expect(window.roundingLevel == 2e4 * Double.ulpOfOne)
    #expect(window.upper == 0.1)
  }

  @Test func aPairCloseToTheRoundingLevelIsNotADegeneracyByItself() {
    // Three million independent gaps, none degenerate, the closest pair just above rounding.
    var gaps = [Double](repeating: 1e-3, count: 3_000_000)
    gaps[0] = 1.6e-11
    gaps[1] = 3e-10
    let window = DegeneracyWindow(gaps: gaps, scale: 10, matrixSize: 2187)
    #expect(window.upper == 1.6e-11)
    #expect(!window.isNarrow && !window.exceedsRounding)
  }

  @Test func exactZerosDoNotStretchIt() {
    let window = DegeneracyWindow(gaps: [0, 0, 0.1], scale: 10, matrixSize: 1000)
    #expect(window.lower == 10 * Double.ulpOfOne)
    #expect(window.upper == 0.1)
  }

  @Test func whereAllCoincideItEndsAtTheNorm() {
    let window = DegeneracyWindow(gaps: [0, 1e-15], scale: 10, matrixSize: 2)
    #expect(window.upper == 10)
    let single = DegeneracyWindow(gaps: [], scale: 10, matrixSize: 1)
    #expect(single.upper == 10)
    #expect(single.lower == 10 * Double.ulpOfOne)
  }

  @Test func aLonelyClosePairAmongManyIsNotADegeneracy() {
    // Two million gaps near 1e-3 show a pair at 1e-9 by chance; the widest empty stretch, from
    // there to the next, must not swallow it.
    var gaps = [Double](repeating: 1e-3, count: 2_000_000)
    gaps[0] = 1e-9
    gaps[1] = 1e-13
    gaps[2] = 5e-4
    let window = DegeneracyWindow(gaps: gaps, scale: 10, matrixSize: 2000)
    #expect(window.lower == 1e-13)
    #expect(window.upper == 1e-9)
  }

  @Test func inaccurateDegeneraciesAreFoundAndSaid() {
    // A tenth of the gaps are split at up to 1e-8, which chance cannot explain.
    var generator = SeededGenerator(seed: 8)
    let split = (0..<200).map { _ in Double.random(in: 1e-12...1e-8, using: &generator) }
    let distinct = (0..<2000).map { _ in Double.random(in: 1e-3...1, using: &generator) }
    let window = DegeneracyWindow(gaps: split + distinct, scale: 10, matrixSize: 200)
    #expect(window.lower == split.max())
    #expect(window.upper == distinct.min())
    #expect(window.exceedsRounding && !window.isNarrow)
  }

  @Test func gapsOfEverySizeLeaveANarrowWindow() {
    let gaps = stride(from: -14.0, to: 0, by: 0.5).map { pow(10, $0) }
    #expect(DegeneracyWindow(gaps: gaps, scale: 1, matrixSize: 100).isNarrow)
  }
}
