/// The early times at which the mean density of states, and no correlation of levels, makes up the curves.
enum EarlySlope {
  /// Curves above their late values by this factor are on the slope.
  private static let excess = 1.3
  /// How far beyond the last such time the slope still matters.
  private static let reach = 1.5

  /// The time at which the slope has ended; 0 where none is seen.
  static func end(_ curves: BinnedCurves) -> Double {
    let count = curves.times.count
    let late = count - max(count / 4, 1)..<count
    var end = 0.0
    for sector in 0..<curves.size {
      let place = sector * curves.size + sector
      let total = late.reduce(0) { $0 + curves.counts[$1] }
      let level =
        late.reduce(0) { $0 + curves.counts[$1] * curves.matrices[$1][place] } / total
      let steep = curves.times.indices.last { k in
        curves.times[k] < curves.times[count - 1] / 4
          && curves.matrices[k][place] > level * (excess + 5 / curves.counts[k].squareRoot())
      }
      if let steep { end = max(end, reach * curves.times[steep]) }
    }
    return end
  }
}
