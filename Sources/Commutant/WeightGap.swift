import Numerics

/// The two groups that the edges of the maximum spanning tree fall into: those that join multiplets
/// to components and those that lie between components. All weights are relative to the heaviest
/// edge.
public struct WeightGap: Sendable, Equatable {
  /// The weight of the lightest edge that joins; nil where every component has a single multiplet.
  public let leastJoining: Double?
  /// The weight of the heaviest edge between two components; nil where there is one component.
  public let largestBetween: Double?
  /// Edges of this weight and more join.
  public let threshold: Double

  /// Weights below are rounding, however small.
  static let rounding = 1e-13

  /// Cuts at `threshold`, or by default in the middle of the widest gap, on a logarithmic scale,
  /// between 1 and rounding.
  init(of weights: [Double], threshold: Double? = nil) {
    let sorted = ([1] + weights.map { min(1, max($0, Self.rounding)) } + [Self.rounding])
      .sorted(by: >)
    var cut = (upper: 1.0, lower: 1.0)
    for (upper, lower) in zip(sorted, sorted.dropFirst())
    where upper / lower > cut.upper / cut.lower {
      cut = (upper, lower)
    }
    let bound = threshold ?? (cut.upper * cut.lower).squareRoot()
    self.threshold = bound
    leastJoining = weights.filter { $0 >= bound }.min()
    largestBetween = weights.filter { $0 < bound }.max()
  }
}
