/// The plateaus without repetitions, with a covariance matrix that can be inverted.
///
/// Sectors that share all their levels have identical plateaus, which are one measurement and not several: those whose
/// difference does not fluctuate where covariances are known, those with equal values and errors where they are not.
/// A covariance from few samples is singular; its correlations are then drawn towards zero.
struct DistinctPlateaus {
  /// Places in `MeasuredPlateau.pairs`, one of each class of identical plateaus.
  let places: [Int]
  /// Shape [distinct plateau].
  let values: [Double]
  /// Shape [distinct plateau][distinct plateau].
  let covariance: [[Double]]
  /// The part of the correlations that was taken away.
  let shrinkage: Double

  init(_ plateau: MeasuredPlateau) {
    let floor = plateau.values.map { 1e-6 * (1 + abs($0)) }
    let variances = plateau.errors.indices.map { place in
      max(
        plateau.covariance?[place][place] ?? plateau.errors[place] * plateau.errors[place],
        floor[place] * floor[place])
    }
    var places: [Int] = []
    for place in plateau.pairs.indices
    where !places.contains(where: { Self.areIdentical($0, place, plateau, variances, floor) }) {
      places.append(place)
    }
    self.places = places
    values = places.map { plateau.values[$0] }
    let deviations = places.map { variances[$0].squareRoot() }
    let correlations = places.indices.map { a in
      places.indices.map { b in
        a == b
          ? 1
          : (plateau.covariance?[places[a]][places[b]] ?? 0) / (deviations[a] * deviations[b])
      }
    }
    let shrinkage = plateau.covariance == nil
      ? 0 : Self.shrinkage(correlations, samples: plateau.degreesOfFreedom.map { $0 + 1 })
    self.shrinkage = shrinkage
    covariance = places.indices.map { a in
      places.indices.map { b in
        deviations[a] * deviations[b] * correlations[a][b] * (a == b ? 1 : 1 - shrinkage)
      }
    }
  }

  private static func areIdentical(
    _ a: Int, _ b: Int, _ plateau: MeasuredPlateau, _ variances: [Double], _ floor: [Double]
  ) -> Bool {
    guard abs(plateau.values[a] - plateau.values[b]) <= floor[a] else { return false }
    if let covariance = plateau.covariance {
      let difference = variances[a] + variances[b] - 2 * covariance[a][b]
      return difference <= 1e-9 * max(variances[a], variances[b]) + 4 * floor[a] * floor[a]
    }
    return abs(variances[a] - variances[b]) <= 1e-6 * variances[a]
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
