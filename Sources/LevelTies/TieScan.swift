import Foundation

/// The distances from levels of one sector to the nearest ones of another, or of the same, against those of independent levels.
///
/// Whatever the statistics of either sector, the probability that a level of μ lies within r of a place that is independent of it is
/// at most the expected number 2 r ρ_μ of such levels. So at most Λ(r) = Σ_i min(1, 2 r ρ_μ(E_i)) levels of λ are expected to have
/// a neighbour within r by chance; within one sector, where each gap counts once, Λ(r) = Σ_i min(1, r ρ_λ(E_i)).
struct TieScan {
  /// Each distance with the rate at which chance pairs grow with it.
  private var pairs: [(distance: Double, rate: Double)] = []

  /// The number of levels that were compared.
  var count: Int { pairs.count }

  /// Adds one sample: levels of λ without μ, and levels of μ without λ, ascending.
  mutating func add(_ levels: [Double], nearest others: [Double]) {
    guard let low = others.first, let high = others.last, let first = levels.first,
      let last = levels.last
    else { return }
    let span = max(high, last) - min(low, first)
    let density = LocalDensity(others, span: span)
    var next = 0
    for level in levels {
      while next < others.count, others[next] < level { next += 1 }
      let above = next < others.count ? others[next] - level : .infinity
      let below = next > 0 ? level - others[next - 1] : .infinity
      append(min(above, below), 2 * density.at(next))
    }
  }

  /// Adds the gaps between all levels of one sector in one sample, ascending.
  mutating func add(gapsOf levels: [Double]) {
    guard let low = levels.first, let high = levels.last else { return }
    let span = high - low
    let density = LocalDensity(levels, span: span)
    for index in levels.indices.dropFirst() {
      append(levels[index] - levels[index - 1], density.at(index))
    }
  }

  private mutating func append(_ distance: Double, _ rate: Double) {
    if rate > 0, distance.isFinite { pairs.append((distance, rate)) }
  }
}

extension TieScan {
  /// Ties beyond chance.
  struct Finding {
    /// The fraction of the levels that are tied.
    let fraction: Double
    /// ln of a bound on the probability that chance makes as many pairs as close.
    let logProbability: Double
    /// Distances below which half and nine tenths of the tied pairs lie.
    let median, upper: Double
    /// The median in units of the local mean spacing of the sector with the nearest levels.
    let medianSpacing: Double
    /// A distance that holds nearly all of them.
    let tolerance: Double
    /// The number of pairs closer than `tolerance` that chance makes at most.
    let expected: Double
    /// Whether the ties are too wide for `tolerance` to tell them from neighbours.
    let isBlurred: Bool
  }

  /// More chance pairs than this for each level, and nothing is concluded.
  private static let largestChance = 0.3
  private static let fewestPairs = 3
  /// Levels of small systems cluster at energies of their own, where the density is that many times what the nearest levels show.
  private static let densityError = 4.0
  /// Pairs beyond so many times those of chance count as tied.
  private static let leastRatio = 1.5
  /// Half-normal splittings stay below 4 standard deviations, which is this many times their 90 % quantile.
  private static let margin = 2.5

  /// What is closer than chance explains, with a probability below exp(`threshold`); nil if nothing is.
  func finding(threshold: Double, withinSector: Bool) -> Finding? {
    let sorted = pairs.sorted { $0.distance < $1.distance }
    let chance = expectations(at: sorted.map(\.distance))
    let most = Self.largestChance * Double(sorted.count)
    let end = chance.firstIndex { $0 > most } ?? sorted.count
    var least = 0.0
    var best = (excess: 0.0, index: -1)
    for index in 0..<end {
      let found = Double(index + 1)
      guard index + 1 >= Self.fewestPairs, found > Self.leastRatio * chance[index] else { continue }
      least = min(least, Self.logTail(found, expected: Self.densityError * chance[index]))
      if found - chance[index] > best.excess { best = (found - chance[index], index) }
    }
    guard least < threshold, best.index >= 0 else { return nil }
    let all = Double(sorted.count)
    let fraction = min(1, best.excess / (all - chance[best.index]))
    func quantile(_ share: Double) -> Int {
      (0...best.index).first { index in
        Double(index + 1) - (1 - fraction) * chance[index] >= share * best.excess
      } ?? best.index
    }
    let (half, upper) = (quantile(0.5), sorted[quantile(0.9)].distance)
    let wide = Self.margin * upper
    let limit = end < sorted.count ? sorted[end].distance : Double.infinity
    let tolerance = min(wide, max(limit, upper))
    return Finding(
      fraction: fraction, logProbability: least, median: sorted[half].distance, upper: upper,
      medianSpacing: medianSpacing(sorted[...half], withinSector), tolerance: tolerance,
      expected: expectations(at: [tolerance])[0], isBlurred: wide > limit)
  }

  /// The median of distance × density over the closer half of the ties, scaled to the median distance.
  private func medianSpacing(
    _ closer: ArraySlice<(distance: Double, rate: Double)>, _ withinSector: Bool
  ) -> Double {
    let rates = closer.map(\.rate).sorted()
    let density = rates[rates.count / 2] / (withinSector ? 1 : 2)
    return closer.last!.distance * density
  }

  /// Λ at ascending distances.
  private func expectations(at distances: [Double]) -> [Double] {
    let rates = pairs.map(\.rate).sorted(by: >)
    var unsaturated = rates.reduce(0, +)
    var saturated = 0
    return distances.map { distance in
      while saturated < rates.count, rates[saturated] * distance >= 1 {
        unsaturated -= rates[saturated]
        saturated += 1
      }
      return Double(saturated) + max(0, unsaturated) * distance
    }
  }

  /// A bound on ln P(X ≥ found) for a Poisson variable, by Chernoff.
  private static func logTail(_ found: Double, expected: Double) -> Double {
    guard expected > 0 else { return -.infinity }
    return found <= expected ? 0 : found - expected - found * log(found / expected)
  }
}
