import Foundation
import SpectralStatistics
import TestSupport
import Testing

@Suite struct ProbeHadamardTests {
  /// The expectation of a function of the outcome, summed over all numbers of successes.
  private func expectation(
    shots: Int, quadrature: Double, of value: (Double) -> Double
  ) -> Double {
    let distribution = BinomialDistribution(trials: shots, probability: (1 + quadrature) / 2)
    return (0...shots).reduce(0) { sum, successes in
      let outcome = Double(2 * successes - shots) / Double(shots)
      return sum + exp(distribution.logProbability(of: successes)) * value(outcome)
    }
  }

  @Test(arguments: [2, 3, 10, 77], [-0.9, -0.2, 0, 0.01, 0.6])
  func theSquareIsUnbiasedAndItsVarianceIsTheFormula(shots: Int, quadrature a: Double) {
    let test = HadamardTest(shots: shots)
    func mean(_ value: (Double) -> Double) -> Double {
      expectation(shots: shots, quadrature: a, of: value)
    }
    #expect(abs(mean { test.square(from: $0) } - a * a) < 1e-13)
    let variance = mean { pow(test.square(from: $0) - a * a, 2) }
    #expect(abs(variance - test.squareVariance(square: a * a)) < 1e-13)
    let scatter = mean { ($0 - a) * ($0 - a) }
    #expect(abs(mean { test.outcomeVariance(from: $0) } - scatter) < 1e-13)
    // The square of the mean outcome is too large by the scatter, and that is what is corrected.
    #expect(abs(mean { $0 * $0 } - a * a - (1 - a * a) / Double(shots)) < 1e-13)
  }

  @Test func outcomesHaveTheirExpectation() {
    // Five standard errors each: a false alarm once in 1e6.
    var generator = SeededGenerator(seed: 3)
    for (shots, quadrature) in [(2, 0.3), (15, -0.8), (1000, 0.02), (1_000_000_000, -0.5)] {
      let test = HadamardTest(shots: shots)
      let outcomes = (0..<20_000).map { _ in test.outcome(of: quadrature, using: &generator) }
      let mean = outcomes.reduce(0, +) / 20_000
      let error = ((1 - quadrature * quadrature) / Double(shots) / 20_000).squareRoot()
      #expect(abs(mean - quadrature) < 5 * error, "\(shots)")
      #expect(outcomes.allSatisfy { abs($0) <= 1 })
    }
  }

  @Test func roundingBeyondOneIsNoError() {
    var generator = SeededGenerator(seed: 3)
    let test = HadamardTest(shots: 50)
    #expect(test.outcome(of: 1 + 1e-12, using: &generator) == 1)
    #expect(test.outcome(of: -1 - 1e-12, using: &generator) == -1)
  }
}
