/// The field of p elements, p < 2^31, with a chosen root of unity: where characters are computed exactly before they are
/// lifted to cyclotomic integers.
///
/// Source of the idea: J. D. Dixon, *High speed computation of group characters*, Numer. Math. 10 (1967) 446.
package struct PrimeField: Sendable {
  package let p: UInt64
  /// The order e of the chosen root of unity; e divides p - 1.
  package let order: Int
  /// An element of order exactly e; it stands for ζ_e.
  package let root: UInt64

  /// A field with e-th roots of unity and p above `minimum`; `attempt` counts through such fields.
  package init(rootOrder e: Int, minimum: Int = 1 << 29, attempt: Int = 0) {
    precondition(e >= 1 && minimum < 1 << 30)
    var candidate = (minimum / e + 1) * e + 1
    var skip = attempt
    while true {
      if PrimeField.isPrime(candidate) {
        if skip == 0 { break }
        skip -= 1
      }
      candidate += e
    }
    p = UInt64(candidate)
    order = e
    let modulus = p
    let cofactor = (candidate - 1) / e
    root = (2...).lazy.map { PrimeField.power(UInt64($0), cofactor, modulo: modulus) }.first { g in
      e.primeDivisors.allSatisfy { PrimeField.power(g, e / $0, modulo: modulus) != 1 }
    }!
  }

  package func add(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a + b
    return sum >= p ? sum - p : sum
  }
  package func subtract(_ a: UInt64, _ b: UInt64) -> UInt64 { a >= b ? a - b : a + p - b }
  package func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 { a * b % p }
  /// sum + a b up to multiples of p, for sums of many products; `sum % p` is the field element.
  ///
  /// Field elements are below 2^31, so that a sum below 2^63 has room for one more product.
  package func accumulated(_ sum: UInt64, _ a: UInt64, _ b: UInt64) -> UInt64 {
    let next = sum + a * b
    return next >> 63 == 0 ? next : next % p
  }
  package func power(_ a: UInt64, _ n: Int) -> UInt64 { PrimeField.power(a, n, modulo: p) }
  package func inverse(_ a: UInt64) -> UInt64 {
    precondition(a != 0, "zero has no inverse")
    return power(a, Int(p) - 2)
  }
  package func element(_ integer: Int) -> UInt64 { UInt64(integer.remainder(modulo: Int(p))) }

  /// The integer of smallest absolute value in the class of `a`.
  package func balanced(_ a: UInt64) -> Int { a > p / 2 ? Int(a) - Int(p) : Int(a) }

  /// The image of a cyclotomic integer whose conductor divides `order`.
  package func image(of number: Cyclotomic) -> UInt64 {
    let zeta = power(root, order / number.conductor)
    return number.coefficients.reversed().reduce(0) { add(multiply($0, zeta), element($1)) }
  }

  private static func power(_ a: UInt64, _ n: Int, modulo p: UInt64) -> UInt64 {
    var (result, base, exponent) = (UInt64(1), a % p, n)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % p }
      base = base * base % p
      exponent >>= 1
    }
    return result
  }

  /// Miller-Rabin with bases that decide every number below 3.2e9.
  private static func isPrime(_ n: Int) -> Bool {
    guard n > 3, n % 2 == 1 else { return n == 2 || n == 3 }
    let twos = (n - 1).trailingZeroBitCount
    return [2, 3, 5, 7].allSatisfy { base in
      if base % n == 0 { return true }
      var x = power(UInt64(base), (n - 1) >> twos, modulo: UInt64(n))
      if x == 1 || x == UInt64(n - 1) { return true }
      for _ in 1..<max(twos, 1) {
        x = x * x % UInt64(n)
        if x == UInt64(n - 1) { return true }
      }
      return false
    }
  }
}
