import Foundation
import Numerics

/// A complex number as a real radical times a root of unity, recognized and checked.
struct ClosedForm: Hashable, Sendable {
  /// The modulus.
  let radical: Radical
  /// The phase in turns, numerator / denominator with 0 ≤ numerator < denominator.
  let turn: Fraction

  /// A non-negative real number.
  enum Radical: Hashable, Sendable {
    case zero
    /// √(m/n).
    case root(Fraction)
    /// |cos(π m/n)|.
    case cosine(Fraction)
  }

  /// A rational number m/n in lowest terms.
  struct Fraction: Hashable, Sendable {
    let numerator: Int
    let denominator: Int

    /// The fraction with the smallest denominator within the tolerance of a number; nil where all are larger than `most`.
    init?(_ value: Double, most: Int, tolerance: Double) {
      for denominator in 1...most {
        let numerator = (value * Double(denominator)).rounded()
        if abs(value - numerator / Double(denominator)) <= tolerance {
          (self.numerator, self.denominator) = (Int(numerator), denominator)
          return
        }
      }
      return nil
    }

    var value: Double { Double(numerator) / Double(denominator) }
  }

  /// How far a number may be from what it is taken for.
  static let tolerance = 1e-9

  /// Nil for a number that is none of these with small denominators.
  init?(_ number: Complex<Double>) {
    let modulus = number.length
    if modulus <= Self.tolerance {
      guard let none = Fraction(0, most: 1, tolerance: 0) else { return nil }
      (radical, turn) = (.zero, none)
      return
    }
    let turns = number.phase / (2 * .pi)
    let positive = turns < -Self.tolerance ? turns + 1 : turns
    guard
      let turn = Fraction(positive, most: 120, tolerance: Self.tolerance / max(modulus, 0.05)),
      let radical = Self.radical(modulus)
    else { return nil }
    self.turn =
      turn.numerator == turn.denominator ? Fraction(0, most: 1, tolerance: 0) ?? turn : turn
    self.radical = radical
  }

  private static func radical(_ modulus: Double) -> Radical? {
    if let square = Fraction(modulus * modulus, most: 60, tolerance: tolerance) {
      return .root(square)
    }
    guard modulus < 1,
      let angle = Fraction(Double.acos(modulus) / .pi, most: 30, tolerance: tolerance)
    else { return nil }
    return .cosine(angle)
  }

  /// The text, with ω for e^{2πi/order} where the phase is no multiple of a quarter turn.
  func text(rootOrder order: Int) -> String {
    switch radical {
    case .zero: return "0"
    case .root(let square) where square.numerator == square.denominator:
      return Self.root(turn, order: order)
    case .root(let square): return signed(Self.rootText(square), order: order)
    case .cosine(let angle):
      return signed("cos(\(angle.numerator)π/\(angle.denominator))", order: order)
    }
  }

  private func signed(_ factor: String, order: Int) -> String {
    switch Self.root(turn, order: order) {
    case "1": factor
    case "-1": "-" + factor
    case let root: root + " " + factor
    }
  }

  /// √(m/n) with squares drawn out.
  static func rootText(_ square: Fraction) -> String {
    func root(_ value: Int) -> Int? {
      let root = Int(Double(value).squareRoot().rounded())
      return root * root == value ? root : nil
    }
    let top = root(square.numerator).map(String.init) ?? "√\(square.numerator)"
    let bottom = root(square.denominator).map(String.init) ?? "√\(square.denominator)"
    return bottom == "1" ? top : "\(top)/\(bottom)"
  }

  /// A root of unity.
  static func root(_ turn: Fraction, order: Int) -> String {
    switch (turn.numerator * 4, turn.denominator) {
    case (0, _): return "1"
    case let (four, n) where four == n: return "i"
    case let (four, n) where four == 2 * n: return "-1"
    case let (four, n) where four == 3 * n: return "-i"
    default:
      let power = turn.numerator * order / turn.denominator
      return power == 1 ? "ω" : "ω^\(power)"
    }
  }
}
