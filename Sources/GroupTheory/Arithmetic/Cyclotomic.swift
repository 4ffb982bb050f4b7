import Numerics

/// An exact cyclotomic integer Σ_k c_k ζ_n^k with ζ_n = exp(2πi/n), as character values are.
///
/// The form is unique, so that `==` is equality of numbers: `conductor` is the smallest n whose field holds the number
/// (never 2 mod 4), and `coefficients` belong to the basis 1, ζ_n, …, ζ_n^{φ(n)-1}, trailing zeros dropped. Zero is
/// conductor 1 with coefficients [0].
public struct Cyclotomic: Hashable, Sendable {
  /// The smallest n with the number in Q(ζ_n).
  public let conductor: Int
  /// Shape [k]: integer coefficients of ζ_n^k, at least one and at most φ(n).
  public let coefficients: [Int]

  /// The number 0.
  public static let zero = Cyclotomic(0)
  /// The number 1.
  public static let one = Cyclotomic(1)

  /// A rational integer.
  public init(_ integer: Int) {
    conductor = 1
    coefficients = [integer]
  }

  /// The number Σ_k coefficients[k] ζ_n^k with n = `conductor`; any number of coefficients, exponents count modulo n.
  public init(conductor: Int, coefficients: [Int]) {
    precondition(conductor >= 1, "a conductor is a positive integer")
    var exponents = [Int](repeating: 0, count: conductor)
    for (k, c) in coefficients.enumerated() { exponents[k % conductor] += c }
    self.init(exponents: exponents)
  }

  /// exp(2πi · exponent / order).
  public static func rootOfUnity(_ exponent: Int, order: Int) -> Cyclotomic {
    precondition(order >= 1, "the order of a root of unity is a positive integer")
    var exponents = [Int](repeating: 0, count: order)
    exponents[exponent.remainder(modulo: order)] = 1
    return Cyclotomic(exponents: exponents)
  }

  /// Σ_k exponents[k] ζ_n^k with n = exponents.count, brought to the unique form.
  init(exponents: [Int]) {
    var n = exponents.count
    var reduced = CyclotomicField.of(conductor: n).reduce(exponents)
    while let (m, smaller) = Cyclotomic.descend(reduced, conductor: n) {
      (n, reduced) = (m, smaller)
    }
    self.init(smallestConductor: n, reduced: reduced)
  }

  /// A number in the basis of the smallest field that holds it; trailing zeros are dropped.
  init(smallestConductor n: Int, reduced: [Int]) {
    conductor = n
    let last = reduced.lastIndex { $0 != 0 } ?? 0
    coefficients = Array(reduced[...last])
  }

  /// Coefficients by exponent modulo a multiple of the conductor.
  func exponents(modulo n: Int) -> [Int] {
    precondition(n % conductor == 0, "the new conductor is a multiple of the old one")
    var result = [Int](repeating: 0, count: n)
    let step = n / conductor
    for (k, c) in coefficients.enumerated() { result[k * step] = c }
    return result
  }

  /// The rational integer that the number is, if it is one.
  public var integer: Int? { conductor == 1 ? coefficients[0] : nil }

  /// The value in floating point, accurate to a few units in the last place of the largest term.
  public var complex: Complex<Double> {
    coefficients.enumerated().reduce(.zero) { sum, term in
      guard term.element != 0 else { return sum }
      let angle = 2 * Double.pi * Double(term.offset) / Double(conductor)
      return sum + Complex(length: 1, phase: angle) * Complex(Double(term.element), 0)
    }
  }
}

// MARK: - The smallest conductor

extension Cyclotomic {
  /// One step from Q(ζ_n) down to Q(ζ_{n/p}) for a prime p, if the number lies there.
  private static func descend(_ value: [Int], conductor n: Int) -> (Int, [Int])? {
    for p in n.primeDivisors {
      let m = n / p
      let smaller: [Int]?
      if m % p == 0 {
        smaller = descendThroughRepeatedPrime(value, p: p)
      } else if p == 2 {
        smaller = descendThroughTwo(value, m: m)
      } else {
        smaller = descendThroughSimplePrime(value, p: p, m: m)
      }
      if let smaller { return (m, smaller) }
    }
    return nil
  }

  /// p² | n: 1, ζ_n, …, ζ_n^{p-1} is a basis over Q(ζ_{n/p}), so only exponents divisible by p may occur.
  private static func descendThroughRepeatedPrime(_ value: [Int], p: Int) -> [Int]? {
    guard value.indices.allSatisfy({ $0 % p == 0 || value[$0] == 0 }) else { return nil }
    return stride(from: 0, to: value.count, by: p).map { value[$0] }
  }

  /// n = 2m with m odd: ζ_n = -ζ_m^{(m+1)/2}, the two fields are one.
  private static func descendThroughTwo(_ value: [Int], m: Int) -> [Int] {
    var exponents = [Int](repeating: 0, count: m)
    for (k, c) in value.enumerated() {
      exponents[k * ((m + 1) / 2) % m] += k % 2 == 0 ? c : -c
    }
    return CyclotomicField.of(conductor: m).reduce(exponents)
  }

  /// n = pm with p odd and prime to m: x = Σ_a ζ_p^a y_a lies in Q(ζ_m) exactly when y_1 = … = y_{p-1}; then
  /// x = y_0 - y_1.
  private static func descendThroughSimplePrime(_ value: [Int], p: Int, m: Int) -> [Int]? {
    // k/n = a/p + b/m modulo 1, that is k = a·m + b·p modulo n.
    let inverse = (0..<p).first { $0 * m % p == 1 % p }!
    var parts = [[Int]](repeating: [Int](repeating: 0, count: m), count: p)
    for (k, c) in value.enumerated() where c != 0 {
      let a = k % p * inverse % p
      let b = ((k - a * m) / p).remainder(modulo: m)
      parts[a][b] += c
    }
    let field = CyclotomicField.of(conductor: m)
    let reduced = parts.map(field.reduce)
    guard reduced[1...].allSatisfy({ $0 == reduced[1] }) else { return nil }
    return zip(reduced[0], reduced[1]).map { $0 - $1 }
  }
}
