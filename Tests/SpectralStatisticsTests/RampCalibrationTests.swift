import Foundation
import SpectralStatistics
import TestSupport
import Testing

/// Whether 99 % are 99 %, for the ramp alone and together with the gap ratios: 60 cases for each
/// ensemble, 1000 with XSFF_LONG_TESTS.
@Suite struct RampCalibrationTests {
  private static let isLong = ProcessInfo.processInfo.environment["XSFF_LONG_TESTS"] != nil

  private struct Tally {
    var cases = 0, silent = 0
    /// Of the ramp, and of ramp and gap ratios together.
    var claims = [0, 0], right = [0, 0]
  }

  /// The most probable number of blocks, nil for independent levels, with equal prior weights.
  private func count(_ logLikelihoods: [BlockHypothesis: Double]) -> (Int?, Double) {
    let largest = logLikelihoods.values.max()!
    let sharing = Dictionary(grouping: logLikelihoods.keys, by: \.count).mapValues(\.count)
    var weights: [Int?: Double] = [:]
    for (hypothesis, value) in logLikelihoods {
      weights[hypothesis.count, default: 0] +=
        exp(value - largest) / Double(sharing[hypothesis.count]!)
    }
    let best = weights.max { $0.value < $1.value }!
    return (best.key, best.value / weights.values.reduce(0, +))
  }

  @Test(arguments: LevelEnsemble.wignerDyson, [0.1, 0.33])
  func claimsAreRight(ensemble: LevelEnsemble, unevenness: Double) throws {
    var generator = SeededGenerator(seed: 77)
    var tallies: [Int: Tally] = [:]
    for _ in 0..<(Self.isLong ? 500 : 30) {
      let number = Int.random(in: 1...4, using: &generator)
      let mean = exp(Double.random(in: log(40)...log(200), using: &generator))
      let samples = Int(exp(Double.random(in: 0...log(100), using: &generator)).rounded())
      let blocks = (0..<number).map { _ in
        let factor = 1 + Double.random(in: -unevenness...unevenness, using: &generator)
        return (ensemble: ensemble, levels: Int((mean * factor).rounded()))
      }
      let levels = try BlockSpectrum(blocks: blocks).levels(samples: samples, using: &generator)
      let ramp = RampEvidence(of: levels)
      let ratios = BlockEvidence(of: levels)
      let both = ramp.logLikelihoods.merging(ratios.logLikelihoods, uniquingKeysWith: +)
      var tally = tallies[number] ?? Tally()
      tally.cases += 1
      tally.silent += ramp.isSilent ? 1 : 0
      for (place, logLikelihoods) in [ramp.logLikelihoods, both].enumerated() {
        let (claimed, confidence) = count(logLikelihoods)
        guard claimed != nil, confidence >= BlockEvidence.claimedConfidence else { continue }
        tally.claims[place] += 1
        tally.right[place] += claimed == number ? 1 : 0
      }
      tallies[number] = tally
    }
    for place in 0..<2 {
      let claims = tallies.values.reduce(0) { $0 + $1.claims[place] }
      let right = tallies.values.reduce(0) { $0 + $1.right[place] }
      #expect(Double(right) >= 0.98 * Double(claims))
      // Claims are made, most often with the gap ratios.
      #expect(claims * (place == 0 ? 12 : 4) > tallies.values.reduce(0) { $0 + $1.cases })
    }
    #expect(tallies[1]?.silent ?? 0 <= 2 + (tallies[1]?.cases ?? 0) / 20)
    if Self.isLong {
      for (number, tally) in tallies.sorted(by: { $0.key < $1.key }) {
        print("\(ensemble.rawValue) \(unevenness) \(number): \(tally)")
      }
    }
  }
}
