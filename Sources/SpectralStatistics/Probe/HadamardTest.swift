/// Repeated Hadamard tests: how well a finite number of ±1 shots knows z = Z/R.
///
/// An ancilla controls the evolution of a maximally mixed state of one sector. Read out in one basis
/// it gives +1 with the probability (1 + Re z)/2, in another with (1 + Im z)/2. Either quadrature a
/// is known by the mean x of n shots,
///
///     E x = a,   Var x = (1 - a²)/n,
///
/// so x² is too large by that variance on average. The mean over pairs of different shots is not:
///
///     s = (n x² - 1)/(n - 1),   E s = a².
///
/// Source: E. Knill, R. Laflamme, *Power of one bit of quantum information*, PRL 81, 5672 (1998).
public struct HadamardTest: Sendable, Equatable {
  /// The largest number of shots.
  public static let largestShotCount = 1_000_000_000

  /// n, the number of shots for each quadrature.
  public let shots: Int

  /// A test with a number of shots for each quadrature; two are the least, since pairs are needed.
  public init(shots: Int) {
    precondition((2...Self.largestShotCount).contains(shots), "number of shots out of range")
    self.shots = shots
  }

  /// x, the mean of n shots whose expectation is `quadrature`.
  public func outcome(
    of quadrature: Double, using generator: inout some RandomNumberGenerator
  ) -> Double {
    // |Z| exceeds R by no more than rounding.
    let probability = min(max((1 + quadrature) / 2, 0), 1)
    let successes = BinomialDistribution(trials: shots, probability: probability)
      .sample(using: &generator)
    return Double(2 * successes - shots) / Double(shots)
  }

  /// s = (n x² - 1)/(n - 1), whose expectation is the square of the quadrature exactly.
  public func square(from outcome: Double) -> Double {
    (Double(shots) * outcome * outcome - 1) / Double(shots - 1)
  }

  /// (1 - x²)/(n - 1), whose expectation is the variance of x exactly.
  public func outcomeVariance(from outcome: Double) -> Double {
    (1 - outcome * outcome) / Double(shots - 1)
  }

  /// Var s = (1 - a²) (4 (n-2) a² + 2 (1 + a²)) / (n (n-1)), the variance of `square`.
  public func squareVariance(square: Double) -> Double {
    let n = Double(shots)
    return (1 - square) * (4 * (n - 2) * square + 2 * (1 + square)) / (n * (n - 1))
  }
}
