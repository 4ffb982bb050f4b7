import Foundation

/// A polynomial p(E) = Σ_k c_k T_k((E - m) / h) on the interval m - h ... m + h.
public struct ChebyshevSeries: Sendable {
  /// Where the T_k are bounded by one. Units: energy.
  public let interval: ClosedRange<Double>
  /// The c_k, two at least. Shape: [degree + 1].
  public let coefficients: [Double]

  /// A series on an interval that is no point.
  public init(interval: ClosedRange<Double>, coefficients: [Double]) {
    precondition(coefficients.count > 1, "a constant filters nothing")
    precondition(interval.upperBound > interval.lowerBound, "an interval has a width")
    (self.interval, self.coefficients) = (interval, coefficients)
  }

  /// The degree of the polynomial: its products with a matrix for each vector.
  public var degree: Int { coefficients.count - 1 }

  /// m.
  var center: Double { (interval.lowerBound + interval.upperBound) / 2 }

  /// h.
  var halfWidth: Double { (interval.upperBound - interval.lowerBound) / 2 }

  /// p(E), by Clenshaw's recurrence.
  package func callAsFunction(_ energy: Double) -> Double {
    let x = (energy - center) / halfWidth
    var (newer, older) = (0.0, 0.0)
    for coefficient in coefficients.dropFirst().reversed() {
      (newer, older) = (coefficient + 2 * x * newer - older, newer)
    }
    return coefficients[0] + x * newer - older
  }

  /// -p.
  var negated: ChebyshevSeries {
    ChebyshevSeries(interval: interval, coefficients: coefficients.map { -$0 })
  }
}

/// The angles θ of energies E = m + h cos θ on an interval: what Chebyshev polynomials resolve evenly.
struct ChebyshevAngles: Sendable {
  let interval: ClosedRange<Double>

  /// π at the lower end and below, 0 at the upper one and above.
  func angle(of energy: Double) -> Double {
    let (low, high) = (interval.lowerBound, interval.upperBound)
    let x = (2 * energy - low - high) / (high - low)
    return acos(min(1, max(-1, x)))
  }

  func energy(at angle: Double) -> Double {
    let (low, high) = (interval.lowerBound, interval.upperBound)
    return (low + high + (high - low) * cos(angle)) / 2
  }
}
