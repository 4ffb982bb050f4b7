import Numerics

/// How well a measurement will know plateaus, from numbers that are known before it.
///
/// |Z|² itself scatters in time as the square of a complex normal number does, by R² - R for R
/// different levels, and keeps its value for about a correlation time of the density of states. The
/// shots add their own scatter afresh at every time. With n shots for each quadrature, T times in S
/// samples, and M = S T²/Σ_tt' exp(-s²(t-t')²) independent points, s = √(2π) R_max/t_H,
///
///     Var P_λλ = (R² - R)/M + (4 (n-2) R³ + 4 R⁴) / (n (n-1) S T)      if P_λλ = R.
///
/// Accuracy: the part of the shots is exact but for terms 1/R; the other part holds for independent levels
/// with a Gaussian density of states, and is an upper bound for levels that repel each other.
public struct ProbePrecision: Sendable, Equatable {
  /// With this error an integer is told from its neighbours at three standard errors.
  public static let neighbourError = 1.0 / 3

  /// What is measured at each point.
  public let test: HadamardTest
  /// S T, the number of times in all samples.
  public let points: Double
  /// M, the number of them that are independent.
  public let independentPoints: Double

  /// The precision of an average over times in a number of samples.
  ///
  /// `heisenbergTime` is that of the largest sector, which has `largestMultiplicity` levels.
  public init(
    test: HadamardTest, times: some Collection<Double>, samples: Int, heisenbergTime: Double,
    largestMultiplicity: Int
  ) {
    precondition(!times.isEmpty && samples > 0 && heisenbergTime > 0, "nothing to average")
    self.test = test
    points = Double(times.count * samples)
    let spread = Self.spread(
      heisenbergTime: heisenbergTime, largestMultiplicity: largestMultiplicity)
    let phases = times.map { $0 * spread }.sorted()
    var overlap = Double(phases.count)
    for (place, phase) in phases.enumerated() {
      for other in phases[(place + 1)...] {
        let distance = other - phase
        if distance > 7 { break }
        overlap += 2 * Double.exp(-distance * distance)
      }
    }
    independentPoints = Double(samples) * Double(phases.count * phases.count) / overlap
  }

  /// √π/s, the time after which |Z|² is new: spacings below it add shots but no new values of Z.
  public static func correlationTime(
    heisenbergTime: Double, largestMultiplicity: Int
  ) -> Double {
    Double.pi.squareRoot()
      / spread(heisenbergTime: heisenbergTime, largestMultiplicity: largestMultiplicity)
  }

  /// The standard error of P_λλ of a sector with R levels, if P_λλ = R.
  public func plateauError(multiplicity: Int) -> Double {
    let levels = Double(multiplicity)
    let n = Double(test.shots)
    let cube = levels * levels * levels
    let shots = (4 * (n - 2) * cube + 4 * cube * levels) / (n * (n - 1))
    return (scatter(multiplicity) / independentPoints + shots / points).squareRoot()
  }

  /// What remains of `plateauError` with any number of shots.
  public func smallestError(multiplicity: Int) -> Double {
    (scatter(multiplicity) / independentPoints).squareRoot()
  }

  /// The number of independent points below which no number of shots makes `plateauError` as small as `error`.
  public func independentPoints(for error: Double, multiplicity: Int) -> Double {
    scatter(multiplicity) / (error * error)
  }

  /// The standard error of P_λμ of two sectors without a common level.
  public func crossError(_ first: Int, _ second: Int) -> Double {
    let (left, right, n) = (Double(first), Double(second), Double(test.shots))
    let shots = left * right * (left + right) / n + 2 * left * left * right * right / (n * n)
    return (left * right / 2 / independentPoints + shots / points).squareRoot()
  }

  /// The standard error of P_λλ + P_μμ - 2 P_λμ of two sectors with all R levels in common: the scatter of
  /// Z drops out, and only the shots' remains.
  public func tieError(multiplicity: Int) -> Double {
    let levels = Double(multiplicity)
    let n = Double(test.shots)
    return 4 * levels * levels / (n * (n - 1)).squareRoot() / points.squareRoot()
  }

  /// The number of shots for each quadrature that makes `plateauError` as small as `error`; nil when none does.
  public func shots(for error: Double, multiplicity: Int) -> Int? {
    let open = (error * error - scatter(multiplicity) / independentPoints) * points
    guard open > 0 else { return nil }
    let cube = 4 * Double(multiplicity * multiplicity * multiplicity)
    let fourth = cube * Double(multiplicity)
    // open n (n-1) = cube (n-2) + fourth.
    let linear = open + cube
    let root = (linear * linear + 4 * open * (fourth - 2 * cube)).squareRoot()
    let shots = ((linear + root) / (2 * open)).rounded(.up)
    guard shots <= Double(BinomialDistribution.largestTrialCount) else { return nil }
    return max(2, Int(shots))
  }

  private static func spread(heisenbergTime: Double, largestMultiplicity: Int) -> Double {
    (2 * Double.pi).squareRoot() * Double(largestMultiplicity) / heisenbergTime
  }

  private func scatter(_ multiplicity: Int) -> Double {
    Double(multiplicity) * Double(multiplicity - 1)
  }
}
