import Foundation

/// The intervals in which the true plateaus lie, and what they allow.
///
/// An interval reaches four standard errors to both sides, further where few samples stand behind the errors, and upwards by
/// the deficit of the ramp.
struct PlateauBounds: Sendable {
  /// One inequality lower ≤ Σ_b n_b q(b) ≤ upper with q(b) = b_λ b_μ, or (b_λ - b_μ)² if `isDifference`.
  struct Interval: Sendable {
    let first: Int
    let second: Int
    let isDifference: Bool
    let lower: Double
    let upper: Double

    /// q(b).
    func weight(_ vector: [Int]) -> Int {
      let (a, b) = (vector[first], vector[second])
      return isDifference ? (a - b) * (a - b) : a * b
    }
  }

  /// All intervals. Those of differences tell more than the others where plateaus fluctuate together.
  let intervals: [Interval]
  /// Shape [sector, sector]: the upper ends for products and for differences (infinite where they are not known).
  let largestProduct: [[Double]]
  let largestDifference: [[Double]]
  let multiplicities: [Int]

  /// Half the width of an interval in standard errors.
  static let standardErrors = 4.0

  init(_ plateau: MeasuredPlateau) {
    let count = plateau.sectorCount
    let distinct = DistinctPlateaus(plateau)
    let copies = distinct.copyOf
    let reach = Self.reach(degreesOfFreedom: plateau.degreesOfFreedom)
    let surplus = 1 / (1 - plateau.largestDeficit)
    var intervals = plateau.pairs.enumerated().map { place, pair in
      Self.interval(
        pair.first, pair.second, isDifference: false, plateau.values[place],
        reach * plateau.errors[place], surplus)
    }
    let covariance = plateau.covariance ?? distinct.covariance
    for pair in plateau.pairs where pair.first < pair.second {
      let terms = [
        (plateau.place(of: .init(pair.first, pair.first)), 1.0),
        (plateau.place(of: .init(pair.second, pair.second)), 1.0),
        (plateau.place(of: pair), -2.0),
      ]
      let value = terms.reduce(0) { $0 + $1.1 * plateau.values[$1.0] }
      // Different plateaus without known covariances may be correlated in any way.
      let isKnown =
        plateau.covariance != nil
        || copies[terms[0].0] == copies[terms[2].0]
          && copies[terms[1].0] == copies[terms[2].0]
      let width =
        isKnown
        ? terms.reduce(0) { sum, a in
          terms.reduce(sum) { $0 + a.1 * $1.1 * covariance[a.0][$1.0] }
        }.magnitude.squareRoot() : terms.reduce(0) { $0 + abs($1.1) * plateau.errors[$1.0] }
      let scale = terms.reduce(0) { $0 + abs(plateau.values[$1.0]) }
      intervals.append(
        Self.interval(
          pair.first, pair.second, isDifference: true, value, reach * width + 1e-7 * scale, surplus)
      )
    }
    self.intervals = intervals
    let unknown = [[Double]](
      repeating: [Double](repeating: .infinity, count: count), count: count)
    var (products, differences) = (unknown, unknown)
    for own in intervals {
      for (a, b) in [(own.first, own.second), (own.second, own.first)] {
        if own.isDifference { differences[a][b] = own.upper } else { products[a][b] = own.upper }
      }
    }
    (largestProduct, largestDifference) = (products, differences)
    multiplicities = plateau.multiplicities
  }

  /// An interval that holds 0 where rounding alone keeps it away.
  private static func interval(
    _ first: Int, _ second: Int, isDifference: Bool, _ value: Double, _ width: Double,
    _ surplus: Double
  ) -> Interval {
    let rounding = 1e-6 * (1 + abs(value))
    return Interval(
      first: first, second: second, isDifference: isDifference, lower: value - width - rounding,
      upper: max(0, (value + width) * surplus) + rounding)
  }

  /// The quantile of Student's distribution that is as rare as four standard errors of the normal one.
  ///
  /// Source: D. L. Wallace, Ann. Math. Stat. 30 (1959) 1124.
  static func reach(degreesOfFreedom: Int?) -> Double {
    guard let freedom = degreesOfFreedom.map({ Double(max($0, 1)) }) else { return standardErrors }
    let z = standardErrors * (8 * freedom + 3) / (8 * freedom + 1)
    return (freedom * (exp(z * z / freedom) - 1)).squareRoot()
  }
}
