/// The probabilities of no level or one in each of two adjacent stretches, left and right.
///
/// They are the first coefficients of the generating function Σ P(a, b) z₁^a z₂^b, and multiply as
/// such when independent blocks are superposed.
struct LevelCounts {
  /// P(0, 0), P(1, 0), P(0, 1), P(1, 1).
  var probabilities: SIMD4<Double>

  /// No levels at all.
  static let none = LevelCounts(probabilities: [1, 0, 0, 0])

  /// P(0, 0) for order 1; for order 2 the probability of at most one level in each stretch.
  func belowOrder(_ order: Int) -> Double {
    order == 1 ? probabilities[0] : probabilities.sum()
  }

  static func * (a: LevelCounts, b: LevelCounts) -> LevelCounts {
    let (p, q) = (a.probabilities, b.probabilities)
    var product = p[0] * q + q[0] * p
    product[0] = p[0] * q[0]
    product[3] += p[1] * q[2] + p[2] * q[1]
    return LevelCounts(probabilities: product)
  }
}
