/// The central levels of one sample, stretched to unit mean density.
///
/// A polynomial in the energy is fitted to the counting function k + ½ of the k-th level: the density
/// that it follows is smooth, and different in every sample as widths of disordered spectra are.
struct UnfoldedLevels {
  /// In units of the mean spacing, from about 0 to `count`. Shape: [level].
  let levels: [Double]
  /// The degree of the polynomial: it has taken away all fluctuations with fewer oscillations than
  /// half of it.
  let degree: Int

  /// Cuts off the outer levels equally on both sides. Levels are ascending.
  ///
  /// Complexity: degree · count.
  init(of sample: [Double], centralFraction: Double) {
    let cut = Int(Double(sample.count) * (1 - centralFraction) / 2)
    let central = Array(sample[cut..<(sample.count - cut)])
    degree = central.count > 60 ? 7 : 4
    levels = Self.smoothCounts(of: central, degree: degree)
  }

  /// The least-squares polynomial through (E_k, k + ½), at all E_k.
  ///
  /// Polynomials orthogonal on the levels themselves come from their three-term recurrence, so that
  /// there is no matrix to invert.
  /// Source: G. E. Forsythe, J. Soc. Indust. Appl. Math. 5, 74 (1957).
  private static func smoothCounts(of energies: [Double], degree: Int) -> [Double] {
    guard let first = energies.first, let last = energies.last, last > first else {
      return energies.indices.map { Double($0) + 0.5 }
    }
    let places = energies.map { (2 * $0 - first - last) / (last - first) }
    var previous = [Double](repeating: 0, count: places.count)
    var current = [Double](repeating: 1, count: places.count)
    var (previousNorm, norm) = (1.0, Double(places.count))
    var result = previous
    for order in 0...degree {
      let target = zip(current, 0...).reduce(0) { $0 + $1.0 * (Double($1.1) + 0.5) }
      let coefficient = target / norm
      for k in result.indices { result[k] += coefficient * current[k] }
      let centre = zip(places, current).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } / norm
      let ratio = order == 0 ? 0 : norm / previousNorm
      for k in places.indices {
        let next = (places[k] - centre) * current[k] - ratio * previous[k]
        (previous[k], current[k]) = (current[k], next)
      }
      (previousNorm, norm) = (norm, current.reduce(0) { $0 + $1 * $1 })
      if norm <= 1e-20 * Double(places.count) { break }
    }
    return result
  }
}
