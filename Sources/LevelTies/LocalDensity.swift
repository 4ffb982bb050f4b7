/// The density of ascending levels near each of them, from the nearest ones.
struct LocalDensity {
  private let levels: [Double]
  /// Levels per energy where too few are there to tell.
  private let mean: Double

  /// So many levels on each side.
  private static let reach = 6

  /// `span` is the width of the range that they share with what they are compared with.
  init(_ levels: [Double], span: Double) {
    self.levels = levels
    mean = span > 0 ? Double(levels.count) / span : 0
  }

  /// The density around the place where a level would stand as number `index`.
  func at(_ index: Int) -> Double {
    guard levels.count > Self.reach else { return mean }
    let low = max(0, min(index - Self.reach, levels.count - 1 - Self.reach))
    let high = min(levels.count - 1, low + 2 * Self.reach - 1)
    let width = levels[high] - levels[low]
    return width > 0 ? Double(high - low) / width : mean
  }
}
