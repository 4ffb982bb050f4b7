import Foundation
import SpectralStatistics

/// The form factor of one block of a system whose levels have a smooth density, relative to its number of levels.
///
///     f(u) = ∫ g(x) b(u / 2π g(x)) dx,   u = t s/n
///
/// with the form factor b of the ensemble, n levels, and the density g of E/s, which has unit variance. g is proportional to
/// exp(-|x/a|^q): q = 2 is the normal distribution of many independent terms, larger q is flatter, as of a random matrix.
/// Only how often each density occurs matters, not where.
///
/// Accuracy: 1e-3 relative, from linear interpolation between tabulated values.
struct SmearedFormFactor: Sendable {
  /// Shape [exponent][place].
  private let values: [[Double]]

  /// The exponents q that are tabulated.
  private static let exponents = [1, 1.25, 1.6, 2, 2.5, 3.2, 4.5, 8]
  private static let logExponents = exponents.map { log($0) }
  /// ln u of the first place, and the distance of places.
  private static let (start, step, count) = (-10.0, 0.025, 600)

  /// ln q lies in this range.
  static let logExponentRange = logExponents.first!...logExponents.last!

  /// The tables of the ensembles, made at the first use.
  static let orthogonal = SmearedFormFactor(.orthogonal)
  static let unitary = SmearedFormFactor(.unitary)
  static let symplectic = SmearedFormFactor(.symplectic)

  static func of(_ ensemble: LevelEnsemble) -> SmearedFormFactor? {
    switch ensemble {
    case .orthogonal: orthogonal
    case .unitary: unitary
    case .symplectic: symplectic
    case .poisson: nil
    }
  }

  private init(_ ensemble: LevelEnsemble) {
    values = Self.exponents.map { exponent in
      let density = Self.density(exponent)
      return (0..<Self.count).map { place in
        let u = exp(Self.start + Double(place) * Self.step)
        return density.reduce(0) { sum, point in
          sum + point.weight * ensemble.formFactor(at: u / (2 * Double.pi * point.density))
        }
      }
    }
  }

  /// g at the middles of equal intervals, with the part of the levels there.
  private static func density(_ q: Double) -> [(density: Double, weight: Double)] {
    let scale = (tgamma(1 / q) / tgamma(3 / q)).squareRoot()
    let width = 0.02
    let raw = (0..<400).map { exp(-pow((Double($0) + 0.5) * width / scale, q)) }
    let total = 2 * width * raw.reduce(0, +)
    return raw.filter { $0 > 1e-12 }.map { (density: $0 / total, weight: 2 * width * $0 / total) }
  }

  /// f(u) at ln u for the exponent exp(`logExponent`).
  func callAsFunction(logTime: Double, logExponent: Double) -> Double {
    let range = Self.logExponentRange
    let exponent = min(max(logExponent, range.lowerBound), range.upperBound)
    var lower = 0
    while lower < Self.logExponents.count - 2, Self.logExponents[lower + 1] <= exponent {
      lower += 1
    }
    let (left, right) = (Self.logExponents[lower], Self.logExponents[lower + 1])
    let weight = (exponent - left) / (right - left)
    let place = (logTime - Self.start) / Self.step
    if place <= 0 {
      // The ramp is linear there.
      let first = (1 - weight) * values[lower][0] + weight * values[lower + 1][0]
      return first * exp(logTime - Self.start)
    }
    guard place < Double(Self.count - 1) else { return 1 }
    let (k, rest) = (Int(place), place - Double(Int(place)))
    let (a, b) = (values[lower], values[lower + 1])
    return (1 - weight) * (a[k] + rest * (a[k + 1] - a[k]))
      + weight * (b[k] + rest * (b[k + 1] - b[k]))
  }
}
