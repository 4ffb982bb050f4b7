import Numerics

/// A Gaussian filter along a curve on a linear time axis.
///
/// The published curves of the cross spectral form factor are smoothed with σ = 33 grid points on
/// 2001 equally spaced times. Boundary and truncation follow `scipy.ndimage.gaussian_filter1d`'s
/// defaults: the curve is mirrored about its outer edges (d c b a | a b c d | d c b a) and the
/// kernel ends at 4 σ.
///
/// Source: C. Bai, Z. Zhou, B. Lapierre, S. Ryu, arXiv:2604.01296 (the value of σ).
public struct GaussianSmoothing: Sendable, Equatable {
  /// The filter's width in grid points.
  public let sigma: Double
  /// The filter's values at distances 0, 1, … from its centre; with their mirror they sum to 1.
  public let weights: [Double]

  /// A filter of the published width, or of another.
  public init(sigma: Double = 33) {
    precondition(sigma > 0 && sigma.isFinite, "the filter's width must be positive")
    self.sigma = sigma
    let radius = Int(4 * sigma + 0.5)
    let bare = (0...radius).map { Double.exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let total = bare[0] + 2 * bare.dropFirst().reduce(0, +)
    weights = bare.map { $0 / total }
  }

  /// The filtered curve, as long as the given one.
  ///
  /// Complexity: 4 σ multiplications for each point.
  public func smoothed(_ curve: [Double]) -> [Double] {
    guard !curve.isEmpty else { return [] }
    let count = curve.count
    return (0..<count).map { centre in
      var sum = weights[0] * curve[centre]
      for distance in 1..<weights.count {
        let left = curve[Self.mirrored(centre - distance, count: count)]
        let right = curve[Self.mirrored(centre + distance, count: count)]
        sum += weights[distance] * (left + right)
      }
      return sum
    }
  }

  /// The point of the curve that the reflecting boundary shows at `position`.
  private static func mirrored(_ position: Int, count: Int) -> Int {
    let period = 2 * count
    let inPeriod = ((position % period) + period) % period
    return inPeriod < count ? inPeriod : period - 1 - inPeriod
  }
}
