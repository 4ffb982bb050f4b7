import GroupTheory

/// How many classes a group of a given order can have.
///
/// - |G| = p^{2m+e}, e = 0 or 1: k = p^e + (p² - 1)(m + a (p - 1)) with an integer a ≥ 0.
/// - k ≡ |G| modulo gcd(p² - 1), p over the primes dividing |G|, and modulo twice that for odd |G|; in particular
///   modulo 16.
/// Source: P. Hall for p-groups (Huppert, *Endliche Gruppen I*, V.15.2); Burnside for 16; K. A. Hirsch, Publ. Math.
/// Debrecen 1 (1950) 48 in general.
package enum ClassNumberCondition {
  /// Whether a group of this order can have `rank` classes, as far as these congruences know.
  package static func holds(rank: Int, order: Int) -> Bool {
    let primes = order.primeDivisors
    guard let first = primes.first else { return rank == 1 }
    if primes.count == 1 {
      var (rest, exponent) = (order, 0)
      while rest > 1 { (rest, exponent) = (rest / first, exponent + 1) }
      let excess = rank - (exponent % 2 == 1 ? first : 1)
      guard excess >= 0, excess % (first * first - 1) == 0 else { return false }
      let steps = excess / (first * first - 1) - exponent / 2
      return steps >= 0 && steps % (first - 1) == 0
    }
    let common = primes.reduce(0) { Int.greatestCommonDivisor($0, $1 * $1 - 1) }
    let modulus = order % 2 == 1 ? 2 * common : common
    return (order - rank) % modulus == 0
  }
}
