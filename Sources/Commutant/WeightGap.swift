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

  init(leastJoining: Double?, largestBetween: Double?, threshold: Double) {
    self.leastJoining = leastJoining
    self.largestBetween = largestBetween
    self.threshold = threshold
  }

  /// Cuts at a threshold.
  init(of weights: [Double], threshold: Double) {
    self.threshold = threshold
    leastJoining = weights.filter { $0 >= threshold }.min()
    largestBetween = weights.filter { $0 < threshold }.max()
  }
}
