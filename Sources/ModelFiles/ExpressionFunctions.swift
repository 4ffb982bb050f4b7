import Foundation
import Numerics

/// The functions and constants that every expression knows.
enum ExpressionFunctions {
  /// A function of real or complex numbers.
  enum Function: Sendable {
    case real(@Sendable (Double) -> Double)
    case complex(@Sendable (Complex<Double>) -> Complex<Double>)
    case twoReals(@Sendable (Double, Double) -> Double)
    /// Any positive number of real arguments.
    case manyReals(@Sendable ([Double]) -> Double)
  }

  /// The imaginary unit and π.
  static let constants: [String: Complex<Double>] = ["pi": Complex(.pi), "im": .i]

  /// Functions by name; `exp` applies to operators as well.
  static let table: [String: Function] = [
    "sin": .real { sin($0) }, "cos": .real { cos($0) }, "tan": .real { tan($0) },
    "asin": .real { asin($0) }, "acos": .real { acos($0) }, "atan": .real { atan($0) },
    "sinh": .real { sinh($0) }, "cosh": .real { cosh($0) }, "tanh": .real { tanh($0) },
    "log": .real { log($0) },
    "floor": .real { $0.rounded(.down) }, "ceil": .real { $0.rounded(.up) },
    "round": .real { $0.rounded() },
    "besselj0": .real { j0($0) }, "besselj1": .real { j1($0) },
    "besselj": .twoReals { jn(Int32(min(max($0.rounded(), -1e6), 1e6)), $1) },
    "exp": .complex { exponential($0) }, "sqrt": .complex { squareRoot($0) },
    "abs": .complex { Complex($0.length) }, "conj": .complex { $0.conjugate },
    "real": .complex { Complex($0.real) }, "imag": .complex { Complex($0.imaginary) },
    "min": .manyReals { $0.min()! }, "max": .manyReals { $0.max()! },
  ]

  /// Names of the distributions that a coupling can be drawn from.
  static let distributions: Set<String> = ["normal", "uniform", "lognormal"]

  /// Every name that a parameter, an index or an operator cannot have.
  static let reservedNames = Set(table.keys).union(constants.keys).union(distributions)
    .union(["and", "or", "not", "mod", "if"])

  private static func exponential(_ value: Complex<Double>) -> Complex<Double> {
    value.imaginary == 0
      ? Complex(exp(value.real))
      : Complex(cos(value.imaginary), sin(value.imaginary)).multiplied(by: exp(value.real))
  }

  private static func squareRoot(_ value: Complex<Double>) -> Complex<Double> {
    guard value.imaginary == 0 else { return .sqrt(value) }
    return value.real < 0
      ? Complex(0, (-value.real).squareRoot()) : Complex(value.real.squareRoot())
  }

  /// base^exponent; whole exponents by repeated multiplication, so that integers stay exact.
  static func power(_ base: Complex<Double>, _ exponent: Complex<Double>) -> Complex<Double> {
    if exponent.imaginary == 0, let whole = Int(exactly: exponent.real), abs(whole) <= 1024 {
      var result = Complex<Double>.one
      for _ in 0..<abs(whole) { result *= base }
      return whole < 0 ? .one / result : result
    }
    if base.imaginary == 0, exponent.imaginary == 0, base.real >= 0 {
      return Complex(pow(base.real, exponent.real))
    }
    return .pow(base, exponent)
  }
}
