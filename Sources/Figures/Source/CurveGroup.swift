import ResultFiles
import SpectralStatistics

/// Pairs of sectors whose curves are the same one, as those of sectors that share all their levels.
struct CurveGroup {
  /// Of each pair the two sectors.
  let pairs: [PairCurves.Pair]
  /// Re K. Shape: [time].
  let mean: [Double]
  /// Its standard error; NaN where it is not known. Shape: [time].
  let error: [Double]
  /// Re K after smoothing; nil where it is not stored. Shape: [time].
  let smoothed: [Double]?
  /// The late value: the exact one where levels are known, otherwise the time average.
  let plateau: Double

  /// Whether these are curves of sectors with themselves.
  var isDiagonal: Bool { pairs[0].first == pairs[0].second }

  /// Curves count as the same up to this part of their largest value.
  private static let rounding = 1e-9

  /// The curves of some pairs, in order, each once.
  static func all(
    of pairs: [PairCurves.Pair], in record: FormFactorRecord, plateau: PlateauRecord?
  ) -> [CurveGroup] {
    var groups: [CurveGroup] = []
    for pair in pairs {
      guard let mean = record.mean.curve(of: pair) else { continue }
      let largest = mean.lazy.map(abs).max() ?? 0
      let same = groups.firstIndex { group in
        zip(group.mean, mean).allSatisfy { abs($0 - $1) <= rounding * largest }
      }
      if let same {
        groups[same] = groups[same].adding(pair)
        continue
      }
      groups.append(
        CurveGroup(
          pairs: [pair], mean: mean, error: record.standardError[pair.first][pair.second],
          smoothed: record.smoothed?.mean.curve(of: pair),
          plateau: value(of: pair, in: plateau)))
    }
    return groups
  }

  private static func value(of pair: PairCurves.Pair, in plateau: PlateauRecord?) -> Double {
    guard let plateau else { return .nan }
    let matrix = plateau.exact ?? plateau.timeAverage
    return matrix[pair.first][pair.second]
  }

  private func adding(_ pair: PairCurves.Pair) -> CurveGroup {
    CurveGroup(
      pairs: pairs + [pair], mean: mean, error: error, smoothed: smoothed, plateau: plateau)
  }
}
