import Numerics

/// The number of successes in independent trials of equal probability.
///
/// Draws are exact up to the rounding of `logProbability`, and take a time that does not grow with the
/// number of trials.
public struct BinomialDistribution: Sendable, Equatable {
  /// The largest number of trials: beyond, counts would feel the rounding of a `Double`.
  public static let largestTrialCount = 1_000_000_000_000

  /// The number n of trials.
  public let trials: Int
  /// The probability p of a success.
  public let probability: Double

  /// n trials of probability p.
  public init(trials: Int, probability: Double) {
    precondition((0...Self.largestTrialCount).contains(trials), "number of trials out of range")
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    self.trials = trials
    self.probability = probability
  }

  /// log P(k) = log n!/(k!(n-k)!) + k log p + (n-k) log(1-p), for 0 < p < 1.
  ///
  /// Written with the deviances of k and n - k from their means, so that nothing large cancels.
  ///
  /// Accuracy: absolute error about 1e-13 for counts within ten standard deviations of the mean.
  /// Source: C. Loader, *Fast and accurate computation of binomial probabilities* (2000).
  public func logProbability(of successes: Int) -> Double {
    precondition(probability > 0 && probability < 1, "the outcome is certain")
    guard (0...trials).contains(successes) else { return -.infinity }
    let (n, k, p) = (Double(trials), Double(successes), probability)
    if successes == 0 { return n * Double.log(onePlus: -p) }
    if successes == trials { return n * Double.log(p) }
    let rest = n - k
    let corrections =
      Self.stirlingCorrection(trials) - Self.stirlingCorrection(successes)
      - Self.stirlingCorrection(trials - successes)
    return corrections - Self.deviance(k, mean: n * p) - Self.deviance(rest, mean: n * (1 - p))
      - Double.log(2 * .pi * k * (rest / n)) / 2
  }

  /// A number of successes.
  ///
  /// Complexity: at most about ten steps on average, by inversion for n min(p, 1-p) < 10 and by
  /// transformed rejection otherwise.
  public func sample(using generator: inout some RandomNumberGenerator) -> Int {
    if probability > 0.5 {
      let mirror = BinomialDistribution(trials: trials, probability: 1 - probability)
      return trials - mirror.sample(using: &generator)
    }
    if probability == 0 || trials == 0 { return 0 }
    return Double(trials) * probability < 10
      ? sampleByInversion(using: &generator) : sampleByRejection(using: &generator)
  }

  /// Walks along the distribution function from k = 0; for p ≤ 1/2 and small n p.
  private func sampleByInversion(using generator: inout some RandomNumberGenerator) -> Int {
    let odds = probability / (1 - probability)
    var rest = Self.uniform(using: &generator)
    var term = Double.exp(Double(trials) * Double.log(onePlus: -probability))
    var successes = 0
    while rest > term, successes < trials {
      rest -= term
      successes += 1
      term *= Double(trials - successes + 1) / Double(successes) * odds
    }
    return successes
  }

  /// Algorithm BTRS, for p ≤ 1/2 and n p ≥ 10: a uniform number goes through an approximate inverse of
  /// the distribution function, and rejection corrects the approximation.
  ///
  /// Source: W. Hörmann, *The generation of binomial random variates*, J. Stat. Comput. Simul. 46,
  /// 101 (1993).
  private func sampleByRejection(using generator: inout some RandomNumberGenerator) -> Int {
    let mean = Double(trials) * probability
    let deviation = (mean * (1 - probability)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * probability
    let alpha = (2.83 + 5.1 / b) * deviation
    let acceptedAtOnce = 0.92 - 4.2 / b
    while true {
      let u = Self.uniform(using: &generator) - 0.5
      let v = Self.uniform(using: &generator)
      let distance = 0.5 - abs(u)
      let candidate = ((2 * a / distance + b) * u + mean + 0.5).rounded(.down)
      guard candidate >= 0, candidate <= Double(trials) else { continue }
      if distance >= 0.07, v <= acceptedAtOnce { return Int(candidate) }
      let height = Double.log(v * alpha / (a / (distance * distance) + b))
      if height <= logProbability(of: Int(candidate)) - logProbability(of: mode) {
        return Int(candidate)
      }
    }
  }

  /// A most probable number of successes.
  private var mode: Int { min(trials, Int(Double(trials + 1) * probability)) }

  /// An odd multiple of 2^-53 in (0, 1).
  private static func uniform(using generator: inout some RandomNumberGenerator) -> Double {
    Double(((generator.next() >> 12) << 1) | 1) * 0x1p-53
  }

  /// x log(x/m) + m - x = m ((1+ε) log(1+ε) - ε) with ε = (x-m)/m.
  private static func deviance(_ value: Double, mean: Double) -> Double {
    let epsilon = (value - mean) / mean
    guard abs(epsilon) < 0.1 else { return value * Double.log(value / mean) + mean - value }
    // Σ_j (-ε)^j / (j (j-1)) from j = 2; at |ε| = 0.1 what is left out is below 1e-17 of it.
    var sum = 0.0
    for j in stride(from: 18.0, through: 2, by: -1) { sum = 1 / (j * (j - 1)) - epsilon * sum }
    return mean * epsilon * epsilon * sum
  }

  /// log n! - log(√(2πn) (n/e)^n).
  private static func stirlingCorrection(_ number: Int) -> Double {
    let n = Double(number)
    if number < 16 {
      return Double.logGamma(n + 1) - (n + 0.5) * Double.log(n) + n - Double.log(2 * .pi) / 2
    }
    let square = 1 / (n * n)
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - square / 1680) * square) * square) / n
  }
}
