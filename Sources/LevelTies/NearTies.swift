import Foundation
import SpectralStatistics

/// Levels of several sectors, or of one, that lie closer together than chance explains, though further apart than rounding errors.
///
/// They are tied by a symmetry that holds approximately only, or by an exact one if the levels are inaccurate: an iterative
/// eigensolver, single precision, digits that were cut off. Everything is measured against local densities, so that the scale and the
/// zero of energy do not matter.
public struct NearTies: Sendable, Equatable {
  /// Two sectors, or twice the same one, with near ties between their levels.
  public struct Pair: Sendable, Equatable {
    /// The sectors' numbers, ascending.
    public let first, second: Int
    /// The mean number of levels in a sample that could be tied and are not exactly: those of the sector with fewer.
    public let levels: Double
    /// How many of them are tied more closely than by chance, estimated; mean over samples.
    public let tied: Double
    /// The number of pairs in a sample that chance makes as close as `tolerance`, at most.
    public let expected: Double
    /// Distances below which half and nine tenths of the tied pairs lie. Units: energy.
    public let median, upper: Double
    /// The median in units of the local mean spacing of a sector's levels.
    public let medianSpacing: Double
    /// A distance below which nearly all tied pairs lie. Units: energy.
    public let tolerance: Double
    /// ln of a bound on the probability that levels of independent sectors have as many pairs as close.
    public let logProbability: Double
    /// Whether the ties are nearly as wide as the spacing, so that partners cannot be told from neighbours.
    public let isBlurred: Bool

    /// The fraction of `levels` that are tied.
    public var fraction: Double { levels > 0 ? tied / levels : 0 }
  }

  /// Those of most tied levels first.
  public let pairs: [Pair]
  /// Levels closer than this are exactly tied. Units: energy.
  public let roundingLevel: Double

  /// ln of the probability, for all pairs of sectors together, below which ties are not left to chance.
  ///
  /// It allows for looking at all distances. The rate of false alarms that it gives is measured in Documentation/NearTies.md.
  static let logSignificance = -20.0

  /// Looks at every pair of sectors, at all distances above rounding.
  ///
  /// Complexity: pairs of sectors × levels of a sector.
  public init(of spectra: SectorSpectra) {
    let rounding = DegeneracyWindow(of: spectra).roundingLevel
    let samples = spectra.levels.map {
      LevelCluster.all(of: $0, in: spectra, tolerance: rounding)
    }
    let sectors = spectra.sectorCount
    let levels = samples.map { Self.levels($0, sectors: sectors) }
    let threshold = Self.logSignificance - log(Double(sectors * (sectors + 1) / 2))
    var found: [Pair] = []
    for first in 0..<sectors {
      for second in first..<sectors {
        if let pair = Self.pair(first, second, levels, threshold, rounding) { found.append(pair) }
      }
    }
    roundingLevel = rounding
    pairs = found.sorted { ($0.tied, $1.first, $1.second) > ($1.tied, $0.first, $0.second) }
  }

  /// Whether nothing is closer than chance explains.
  public var isEmpty: Bool { pairs.isEmpty }

  /// The largest of all tolerances; nil without near ties. Units: energy.
  public var tolerance: Double? { pairs.map(\.tolerance).max() }

  /// The median distance of the widest ties, in units of the local mean spacing; nil without near ties.
  public var strength: Double? { pairs.map(\.medianSpacing).max() }

  /// The pairs in which at least this fraction of the levels is tied; fewer may be tied for reasons of their own.
  public static let leastFraction = 0.02

  /// The near ties of those pairs that share many, without those between some sectors.
  func widespread(without sectors: [Int]) -> NearTies {
    NearTies(
      pairs: pairs.filter {
        $0.fraction >= Self.leastFraction
          && !(sectors.contains($0.first) && sectors.contains($0.second))
      }, roundingLevel: roundingLevel)
  }

  /// The near ties that a tolerance covers.
  func within(_ tolerance: Double) -> NearTies {
    NearTies(pairs: pairs.filter { $0.upper <= tolerance }, roundingLevel: roundingLevel)
  }

  /// Ties up to so many times the rounding level are exact: it is an estimate.
  public static let roundingMargin = 10.0

  private init(pairs: [Pair], roundingLevel: Double) {
    (self.pairs, self.roundingLevel) = (pairs, roundingLevel)
  }

  /// The distinct levels of each sector in one sample, with the sectors of all their copies. Shape: [sector][level].
  private static func levels(_ clusters: [LevelCluster], sectors: Int) -> [[LevelCluster]] {
    var levels = [[LevelCluster]](repeating: [], count: sectors)
    for cluster in clusters {
      for (place, sector) in cluster.copies.enumerated()
      where place == 0 || cluster.copies[place - 1] != sector {
        levels[sector].append(cluster)
      }
    }
    return levels
  }

  private static func pair(
    _ first: Int, _ second: Int, _ samples: [[[LevelCluster]]], _ threshold: Double,
    _ rounding: Double
  ) -> Pair? {
    var forward = TieScan()
    var backward = TieScan()
    for levels in samples {
      if first == second {
        forward.add(gapsOf: levels[first].map(\.energy))
        continue
      }
      let own = levels[first].filter { !$0.copies.contains(second) }.map(\.energy)
      let other = levels[second].filter { !$0.copies.contains(first) }.map(\.energy)
      forward.add(own, nearest: other)
      backward.add(other, nearest: own)
    }
    let scan = first == second || forward.count <= backward.count ? forward : backward
    guard let found = scan.finding(threshold: threshold, withinSector: first == second),
      found.upper > rounding * roundingMargin
    else { return nil }
    let levels = Double(scan.count) / Double(samples.count)
    return Pair(
      first: first, second: second, levels: levels, tied: found.fraction * levels,
      expected: found.expected / Double(samples.count), median: found.median, upper: found.upper,
      medianSpacing: found.medianSpacing, tolerance: found.tolerance,
      logProbability: found.logProbability, isBlurred: found.isBlurred)
  }
}
