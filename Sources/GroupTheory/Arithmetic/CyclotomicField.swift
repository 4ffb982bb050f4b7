import Synchronization

/// The field Q(ζ_n), ζ_n = exp(2πi/n), through its cyclotomic polynomial Φ_n: how powers of ζ_n are written in the
/// basis 1, ζ_n, …, ζ_n^{φ(n)-1} of its integers.
struct CyclotomicField: Sendable {
  let conductor: Int
  /// φ(n), the degree of the field over the rationals.
  let degree: Int
  /// Shape [n, φ(n)]: row k holds the coefficients of ζ_n^k.
  let powers: [[Int]]

  private static let cache = Mutex<[Int: CyclotomicField]>([:])

  static func of(conductor n: Int) -> CyclotomicField {
    if let known = cache.withLock({ $0[n] }) { return known }
    let field = CyclotomicField(conductor: n)
    cache.withLock { $0[n] = field }
    return field
  }

  private init(conductor n: Int) {
    precondition(n >= 1, "a conductor is a positive integer")
    let polynomial = CyclotomicField.polynomial(n)
    let degree = polynomial.count - 1
    var power = [1] + [Int](repeating: 0, count: max(0, degree - 1))
    var powers = [power]
    for _ in 1..<max(n, 2) {
      // Multiply by ζ: shift, then subtract the overflowing coefficient times Φ_n, which is monic.
      let overflow = power[degree - 1]
      power = [0] + power.dropLast()
      for i in 0..<degree { power[i] -= overflow * polynomial[i] }
      powers.append(power)
    }
    self.conductor = n
    self.degree = degree
    self.powers = Array(powers.prefix(n))
  }

  /// Φ_n, lowest coefficient first: x^n - 1 divided by Φ_d for the proper divisors d of n.
  private static func polynomial(_ n: Int) -> [Int] {
    var quotient = [-1] + [Int](repeating: 0, count: n - 1) + [1]
    for d in n.divisors.dropLast() {
      quotient = divide(quotient, byMonic: polynomial(d))
    }
    return quotient
  }

  private static func divide(_ dividend: [Int], byMonic divisor: [Int]) -> [Int] {
    var rest = dividend
    let shift = divisor.count - 1
    var quotient = [Int](repeating: 0, count: dividend.count - shift)
    for k in quotient.indices.reversed() {
      quotient[k] = rest[k + shift]
      for i in divisor.indices { rest[k + i] -= quotient[k] * divisor[i] }
    }
    return quotient
  }

  /// Reduces Σ_k c_k ζ_n^k, k over 0 ..< n, to the basis.
  func reduce(_ exponents: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: degree)
    for (k, c) in exponents.enumerated() where c != 0 {
      for i in 0..<degree { result[i] += c * powers[k][i] }
    }
    return result
  }
}
