/// The gap ratios r_i = min(s_i, s_{i+1}) / max(s_i, s_{i+1}) of levels with spacings s_i.
///
/// Level repulsion acts inside a symmetry block only, so for the levels of one signature ⟨r⟩ tells
/// the number of blocks and their Wigner-Dyson class.
///
/// Source: V. Oganesyan, D. A. Huse, PRB 75, 155111 (2007); O. Giraud, N. Macé, E. Vernier,
/// F. Alet, PRX 12, 011006 (2022).
public struct GapRatio: Sendable {
  /// The ratios of all samples together, each sample's in ascending order of energy.
  public let ratios: [Double]
  /// ⟨r⟩; NaN without ratios.
  public let mean: Double
  /// The standard error of `mean`; NaN below two ratios.
  ///
  /// It counts the correlation of neighbouring ratios, which share a spacing:
  /// √((γ₀ + 2 γ₁) / n) with the autocovariances γ at distances 0 and 1.
  public let standardError: Double

  /// The ratios of the central part of each sample's levels, the outer levels being cut off
  /// equally on both sides. Shape of `levels`: [sample][level], ascending.
  ///
  /// Two vanishing spacings side by side have no ratio and are left out. Quasi-energies with a `period` that fill the circle have no
  /// outer levels: all of them count.
  public init(
    of levels: [[Double]], centralFraction: Double = 0.6, period: Double? = nil
  ) {
    let samples = levels.map {
      Self.ratios(of: Self.central($0, centralFraction, order: 1, period: period))
    }
    ratios = Array(samples.joined())
    let count = Double(ratios.count)
    let mean = ratios.reduce(0, +) / count
    self.mean = mean
    let variance = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let neighbours = samples.flatMap { zip($0, $0.dropFirst()) }
    let covariance = neighbours.reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) } / count
    standardError =
      ratios.count > 1 ? (max(variance + 2 * covariance, 0) / (count - 1)).squareRoot() : .nan
  }

  private static func ratios(of levels: [Double]) -> [Double] {
    let spacings = zip(levels, levels.dropFirst()).map { $1 - $0 }
    return zip(spacings, spacings.dropFirst()).compactMap { first, second in
      let larger = max(first, second)
      return larger > 0 ? min(first, second) / larger : nil
    }
  }
}

extension SpectralSignatures {
  /// The gap ratios of the levels that carry one signature; copies of a sample count once.
  public func gapRatio(of signature: Int, centralFraction: Double = 0.6) -> GapRatio {
    GapRatio(
      of: distinctEnergies(of: signature), centralFraction: centralFraction, period: period)
  }
}

extension GapRatio {
  /// The gap ratios of a given order in the central part of each sample's levels.
  ///
  /// That of order q is the smaller of E_{i+q} - E_i and E_i - E_{i-q} over the larger; two vanishing
  /// distances have none. Shape of `levels`: [sample][level], ascending. With a `period` as in `init`.
  public static func ratios(
    of levels: [[Double]], order: Int, centralFraction: Double = 0.6, period: Double? = nil
  ) -> [Double] {
    precondition(order > 0, "the nearest neighbours have order 1")
    return levels.flatMap { whole in
      let sample = central(whole, centralFraction, order: order, period: period)
      return (order..<max(order, sample.count - order)).compactMap { level -> Double? in
        let below = sample[level] - sample[level - order]
        let above = sample[level + order] - sample[level]
        let larger = max(above, below)
        return larger > 0 ? min(above, below) / larger : nil
      }
    }
  }
}

extension GapRatio {
  /// A wider gap in units of the mean spacing is no fluctuation: quasi-energies with one lie on a part of the circle.
  private static let widestGap = 15.0

  /// The levels between which ratios of some order are formed: the central ones, or all around the circle with so many beyond either end
  /// that each stands between neighbours.
  private static func central(
    _ sample: [Double], _ fraction: Double, order: Int, period: Double?
  ) -> [Double] {
    precondition(fraction > 0 && fraction <= 1, "a fraction lies between 0 and 1")
    if let period, sample.count > 2 * order {
      let cut = cut(sample, period: period)
      let gap = cut[0] + period - cut[cut.count - 1]
      if gap * Double(cut.count) <= widestGap * period {
        return cut.suffix(order).map { $0 - period } + cut + cut.prefix(order).map { $0 + period }
      }
      return middle(cut, fraction)
    }
    return middle(sample, fraction)
  }

  private static func middle(_ sample: [Double], _ fraction: Double) -> [Double] {
    let cut = Int(Double(sample.count) * (1 - fraction) / 2)
    return Array(sample[cut..<(sample.count - cut)])
  }

  /// Quasi-energies that ascend by less than a period, as a list that begins behind their widest gap; those before it come a period later.
  static func cut(_ sample: [Double], period: Double) -> [Double] {
    guard let first = sample.first, let last = sample.last else { return [] }
    let gaps = zip(sample, sample.dropFirst()).map { $1 - $0 }
    guard let widest = gaps.indices.max(by: { gaps[$0] < gaps[$1] }),
      gaps[widest] > first + period - last
    else { return sample }
    return sample[(widest + 1)...] + sample[...widest].map { $0 + period }
  }
}
