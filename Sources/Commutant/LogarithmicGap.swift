import Numerics

/// Tells what is there from what is rounding.
///
/// Sizes relative to the largest that is possible, 1, fall into two groups many decades apart: those
/// that a generic family has and rounding errors. What lies between shows a symmetry that is broken
/// slightly, and counts as there unless it is nearer to rounding than to 1.
enum LogarithmicGap {
  /// Sizes below are rounding, however small.
  static let rounding = 1e-13

  /// The middle, on a logarithmic scale, of the widest gap between 1 and rounding.
  static func middle(of sizes: [Double]) -> Double {
    let sorted = ([1, rounding] + sizes.map { min(1, max($0, rounding)) }).sorted(by: >)
    var gap = (upper: 1.0, lower: 1.0)
    for (upper, lower) in zip(sorted, sorted.dropFirst())
    where upper / lower > gap.upper / gap.lower {
      gap = (upper, lower)
    }
    return (gap.upper * gap.lower).squareRoot()
  }
}
