import Foundation
import SpectralStatistics
import TestSupport
import Testing

@Suite struct ProbeBinomialTests {
  /// Counts how many words it gave.
  private struct CountingGenerator: RandomNumberGenerator {
    var base: SeededGenerator
    var words = 0

    mutating func next() -> UInt64 {
      words += 1
      return base.next()
    }
  }

  /// P(k) for all k by multiplication from k = 0, without logarithms of factorials.
  private func probabilities(trials: Int, probability: Double) -> [Double] {
    var result = [pow(1 - probability, Double(trials))]
    for k in 1...trials {
      let odds = probability / (1 - probability)
      result.append(result[k - 1] * Double(trials - k + 1) / Double(k) * odds)
    }
    return result
  }

  @Test(arguments: [(1, 0.3), (7, 0.5), (40, 0.02), (60, 0.9), (300, 0.41)])
  func probabilitiesAreThoseOfTheProduct(trials: Int, probability: Double) {
    let distribution = BinomialDistribution(trials: trials, probability: probability)
    for (k, exact) in probabilities(trials: trials, probability: probability).enumerated() {
      let value = exp(distribution.logProbability(of: k))
      #expect(abs(value - exact) < 1e-12 * exact + 1e-300, "\(k)")
    }
    #expect(distribution.logProbability(of: -1) == -.infinity)
    #expect(distribution.logProbability(of: trials + 1) == -.infinity)
  }

  @Test func probabilitiesOfABillionTrialsSumToOneAndFollowTheRecurrence() {
    let trials = 1_000_000_000
    let distribution = BinomialDistribution(trials: trials, probability: 0.3)
    let mean = 300_000_000
    var sum = 0.0
    for k in (mean - 150_000)...(mean + 150_000) { sum += exp(distribution.logProbability(of: k)) }
    #expect(abs(sum - 1) < 1e-10)
    for k in [mean - 90_000, mean - 1, mean, mean + 50_000] {
      let step = distribution.logProbability(of: k + 1) - distribution.logProbability(of: k)
      let exact = log(Double(trials - k) / Double(k + 1) * 0.3 / 0.7)
      #expect(abs(step - exact) < 1e-10)
    }
  }

  // Every sampler and both of its ends: n min(p, 1-p) below 10, just above, and far above. Nine cases at
  // five standard deviations of χ²: a false alarm once in 1e5 seeds.
  @Test(arguments: [
    (5, 0.3), (20, 0.5), (999, 0.01), (1001, 0.01), (20, 0.501), (40, 0.97), (100, 0.63),
    (2000, 0.5), (100_000, 0.2),
  ])
  func drawsFillTheExactDistribution(trials: Int, probability: Double) {
    let distribution = BinomialDistribution(trials: trials, probability: probability)
    var generator = SeededGenerator(seed: UInt64(trials) + 17)
    let draws = 200_000
    var counts: [Int: Int] = [:]
    for _ in 0..<draws { counts[distribution.sample(using: &generator), default: 0] += 1 }
    #expect(counts.keys.allSatisfy { (0...trials).contains($0) })
    var (square, cells, expected, observed) = (0.0, 0, 0.0, 0)
    for k in 0...trials {
      expected += Double(draws) * exp(distribution.logProbability(of: k))
      observed += counts[k] ?? 0
      guard expected >= 25 else { continue }
      square += (Double(observed) - expected) * (Double(observed) - expected) / expected
      (cells, expected, observed) = (cells + 1, 0, 0)
    }
    let freedom = Double(cells - 1)
    #expect(cells > 4)
    #expect(abs(square - freedom) < 5 * (2 * freedom).squareRoot() + 5, "\(square) for \(freedom)")
  }

  @Test func aBillionTrialsTakeAFewStepsAndFillTheDistribution() {
    let trials = 1_000_000_000
    let distribution = BinomialDistribution(trials: trials, probability: 0.5)
    var generator = CountingGenerator(base: SeededGenerator(seed: 5))
    let width = 4000
    let draws = 40_000
    var counts: [Int: Int] = [:]
    for _ in 0..<draws {
      let cell = (distribution.sample(using: &generator) - trials / 2 + 40 * width) / width
      counts[cell, default: 0] += 1
    }
    #expect(generator.words < 3 * draws)
    var (square, cells) = (0.0, 0)
    for cell in 20..<60 {
      let first = trials / 2 + (cell - 40) * width
      let expected =
        (first..<(first + width)).reduce(0) { $0 + exp(distribution.logProbability(of: $1)) }
        * Double(draws)
      guard expected >= 25 else { continue }
      let difference = Double(counts[cell] ?? 0) - expected
      square += difference * difference / expected
      cells += 1
    }
    #expect(cells > 15)
    #expect(
      abs(square - Double(cells)) < 5 * (2 * Double(cells)).squareRoot(), "\(square) \(cells)")
  }

  @Test func certainOutcomesNeedNoRandomNumbers() {
    var generator = CountingGenerator(base: SeededGenerator(seed: 5))
    #expect(BinomialDistribution(trials: 9, probability: 0).sample(using: &generator) == 0)
    #expect(BinomialDistribution(trials: 9, probability: 1).sample(using: &generator) == 9)
    #expect(BinomialDistribution(trials: 0, probability: 0.4).sample(using: &generator) == 0)
    #expect(generator.words == 0)
  }

  @Test func rareEventsAmongVeryManyTrials() {
    // Five standard errors of a Poisson mean of 3: a false alarm once in 1e6.
    let distribution = BinomialDistribution(trials: 1_000_000_000, probability: 3e-9)
    var generator = SeededGenerator(seed: 8)
    let draws = 20_000
    let sum = (0..<draws).reduce(0) { total, _ in total + distribution.sample(using: &generator) }
    #expect(abs(Double(sum) / Double(draws) - 3) < 5 * (3.0 / Double(draws)).squareRoot())
  }
}
