/// The covariance of the plateaus, made such that it can be inverted.
///
/// Sectors that share all their levels have identical plateaus, which are one measurement and not several: those whose
/// difference does not fluctuate where covariances are known, those with equal values and errors where they are not. Copies
/// may differ by a small part of their error, so that they count once, and any other difference between them speaks against a
/// set of signatures. A covariance from few samples is singular; correlations of different plateaus are drawn towards zero.
struct DistinctPlateaus {
  /// Shape [pair]: the first of all pairs with an identical plateau.
  let copyOf: [Int]
  /// Shape [pair][pair].
  let covariance: [[Double]]
  /// The part of the correlations that was taken away.
  let shrinkage: Double

  /// The number of plateaus that are no copies.
  var count: Int { copyOf.indices.count { copyOf[$0] == $0 } }

  /// The variance of a copy around its original relative to the whole, with covariances and without.
  private static let copyVariance = (known: 1e-4, unknown: 1e-2)

  init(_ plateau: MeasuredPlateau) {
    let floor = plateau.values.map { 1e-6 * (1 + abs($0)) }
    let deviations = plateau.errors.indices.map { place in
      let variance = plateau.covariance?[place][place]
      return max(variance?.squareRoot() ?? plateau.errors[place], floor[place])
    }
    var copyOf: [Int] = []
    for place in plateau.pairs.indices {
      let original = copyOf.indices.first {
        copyOf[$0] == $0 && Self.areIdentical($0, place, plateau, deviations, floor)
      }
      copyOf.append(original ?? place)
    }
    let distinct = copyOf.indices.filter { [copyOf] in copyOf[$0] == $0 }
    let correlations = distinct.map { a in
      distinct.map { b in
        a == b ? 1 : (plateau.covariance?[a][b] ?? 0) / (deviations[a] * deviations[b])
      }
    }
    let shrinkage =
      plateau.covariance == nil
      ? 0 : Self.shrinkage(correlations, samples: plateau.degreesOfFreedom.map { $0 + 1 })
    let copies = plateau.covariance == nil ? Self.copyVariance.unknown : Self.copyVariance.known
    let number = Dictionary(uniqueKeysWithValues: zip(distinct, 0...))
    covariance = copyOf.indices.map { [copyOf] a in
      copyOf.indices.map { b in
        let (x, y) = (number[copyOf[a]]!, number[copyOf[b]]!)
        let correlation = correlations[x][y] * (x == y ? 1 : 1 - shrinkage)
        let own = a == b && copyOf[a] != a ? copies : 0
        return deviations[copyOf[a]] * deviations[copyOf[b]] * (correlation + own)
      }
    }
    (self.copyOf, self.shrinkage) = (copyOf, shrinkage)
  }

  private static func areIdentical(
    _ a: Int, _ b: Int, _ plateau: MeasuredPlateau, _ deviations: [Double], _ floor: [Double]
  ) -> Bool {
    guard abs(plateau.values[a] - plateau.values[b]) <= floor[a] else { return false }
    let (x, y) = (deviations[a], deviations[b])
    if let covariance = plateau.covariance {
      return x * x + y * y - 2 * covariance[a][b] <= 1e-9 * x * x + 4 * floor[a] * floor[a]
    }
    return abs(x - y) <= 1e-6 * x
  }

  /// How far to draw correlations towards zero.
  ///
  /// Source: Y. Chen, A. Wiesel, Y. C. Eldar, A. O. Hero, IEEE Trans. Signal Process. 58 (2010) 5016, equation 23.
  private static func shrinkage(_ correlations: [[Double]], samples: Int?) -> Double {
    let size = Double(correlations.count)
    guard size > 1, let samples = samples.map(Double.init) else { return size > 1 ? 0.01 : 0 }
    let squares = correlations.joined().reduce(0) { $0 + $1 * $1 }
    let numerator = (1 - 2 / size) * squares + size * size
    let denominator = (samples + 1 - 2 / size) * (squares - size)
    // Without any correlation there is nothing to draw; a little always keeps the matrix regular.
    return denominator > 0 ? min(1, max(0.01, numerator / denominator)) : 1
  }
}
