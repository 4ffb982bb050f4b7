extension Int {
  /// The greatest common divisor of two integers, non-negative; `gcd(0, n) = |n|`.
  package static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (x, y) = (abs(a), abs(b))
    while y != 0 { (x, y) = (y, x % y) }
    return x
  }

  /// The least common multiple of two positive integers.
  package static func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
    a / greatestCommonDivisor(a, b) * b
  }

  /// The prime divisors of a positive integer, ascending.
  package var primeDivisors: [Int] {
    var rest = self
    var primes: [Int] = []
    var p = 2
    while p * p <= rest {
      if rest % p == 0 {
        primes.append(p)
        while rest % p == 0 { rest /= p }
      }
      p += 1
    }
    return rest > 1 ? primes + [rest] : primes
  }

  /// The positive divisors of a positive integer, ascending.
  package var divisors: [Int] {
    var small: [Int] = []
    var large: [Int] = []
    var d = 1
    while d * d <= self {
      if self % d == 0 {
        small.append(d)
        if d * d != self { large.append(self / d) }
      }
      d += 1
    }
    return small + large.reversed()
  }

  /// The remainder in `0 ..< modulus`, also for negative numbers.
  package func remainder(modulo modulus: Int) -> Int {
    let r = self % modulus
    return r < 0 ? r + modulus : r
  }
}
