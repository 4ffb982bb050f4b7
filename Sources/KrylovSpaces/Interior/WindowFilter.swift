import Foundation

/// A polynomial that is large in a window of energies and small outside: Chebyshev's expansion of a delta function at the window's middle.
///
///     p(E(θ)) ∝ D(θ - c) + D(θ + c),   D(φ) = sin((K + 1/2) φ) / (2 sin(φ/2)),   p ≤ 1
///
/// Its main lobe is as wide as the window allows with p ≥ 0.4 inside; the lobes beside it reach 0.13 and -0.22 of it.
///
/// Source: P. Sierant, M. Lewenstein, J. Zakrzewski, PRL 125, 156601 (2020), equations 3 and 4.
package struct WindowFilter: Sendable {
  /// Of degree K, one at most on the interval.
  package let series: ChebyshevSeries
  /// p is as large everywhere inside the window.
  package let inside: Double
  /// Levels with a larger p are brought to convergence: those inside, and the guards beside them.
  package let outside: Double
  /// p is as large everywhere on the interval.
  package let lowest: Double
  /// The energies beyond which p is smaller than `outside`.
  package let lobe: ClosedRange<Double>

  /// sin x / x = 0.4.
  private static let edge = 2.14
  /// What p inside must stand above everything beside the lobe.
  private static let leastContrast = 0.15

  /// A window inside of the interval that has all levels; nil where it is too wide for that.
  package init?(window: ClosedRange<Double>, interval: ClosedRange<Double>) {
    let angles = ChebyshevAngles(interval: interval)
    var (low, high) = (angles.angle(of: window.upperBound), angles.angle(of: window.lowerBound))
    // Close to an end of the spectrum the lobe is the end's own: there are few levels.
    if .pi - high < 2 * (high - low) { high = .pi } else if low < 2 * (high - low) { low = 0 }
    let isAtEnd = low == 0 || high == .pi
    if low == 0 && high == .pi || high <= low { return nil }
    let center = isAtEnd ? (low == 0 ? 0 : Double.pi) : (low + high) / 2
    let half = isAtEnd ? high - low : (high - low) / 2
    var degree = max(1, Int(Self.edge / half - 0.5))
    while degree >= 1 {
      let profile = Profile(degree: degree, center: center, window: low...high)
      if profile.inside - profile.beside >= Self.leastContrast {
        self.init(profile, interval: interval)
        return
      }
      degree = degree * 9 / 10
    }
    return nil
  }

  private init(_ profile: Profile, interval: ClosedRange<Double>) {
    let angles = ChebyshevAngles(interval: interval)
    (inside, lowest) = (profile.inside, profile.lowest)
    outside = profile.beside + (profile.inside - profile.beside) / 4
    let ends = profile.lobe(above: outside)
    lobe = angles.energy(at: ends.upperBound)...angles.energy(at: ends.lowerBound)
    series = ChebyshevSeries(interval: interval, coefficients: profile.coefficients)
  }
}

extension WindowFilter {
  /// p as a function of the angle, on a grid that is fine for its lobes.
  private struct Profile {
    let degree: Int
    let center: Double
    let window: ClosedRange<Double>
    /// Shape: [point].
    private let values: [Double]
    private let step: Double
    /// The smallest value in the window, less what the grid may have missed.
    private(set) var inside = 0.0
    /// The largest value beside the main lobe, and a little more.
    private(set) var beside = 0.0
    /// The smallest value, and a little less.
    private(set) var lowest = 0.0
    private let peak: Double
    /// The first and the last point of the main lobe.
    private var foot = (0, 0)

    /// Between points of a lobe's 32th a value changes by less.
    private static let margin = 0.01

    init(degree: Int, center: Double, window: ClosedRange<Double>) {
      (self.degree, self.center, self.window) = (degree, center, window)
      let count = 32 * (degree + 1)
      let step = Double.pi / Double(count)
      self.step = step
      let raw = (0...count).map { Self.raw(degree, center, step * Double($0)) }
      let peak = raw.max()! * (1 + 1e-3)
      (self.peak, values) = (peak, raw.map { $0 / peak })
      let (first, last) = (
        Int(window.lowerBound / step), min(count, Int((window.upperBound / step).rounded(.up)))
      )
      inside = values[first...last].min()! - Self.margin
      lowest = values.min()! - Self.margin
      var (left, right) = (first, last)
      while left > 0, values[left - 1] <= values[left] { left -= 1 }
      while right < count, values[right + 1] <= values[right] { right += 1 }
      foot = (left, right)
      // A lobe at an end of the spectrum has nothing on its other side.
      let (below, above) = (left > 0 ? values[...left] : [], right < count ? values[right...] : [])
      beside = max(below.max() ?? 0, above.max() ?? 0, 0.05) + Self.margin
    }

    /// D(θ - c) + D(θ + c).
    private static func raw(_ degree: Int, _ center: Double, _ angle: Double) -> Double {
      [angle - center, angle + center].reduce(0) { sum, angle in
        let denominator = 2 * sin(angle / 2)
        let order = Double(degree) + 0.5
        // At the multiples of 2π, where D is K + 1/2.
        return sum
          + (abs(denominator) < 1e-9 ? order : sin(order * angle) / denominator)
      }
    }

    var coefficients: [Double] {
      [1 / peak] + (1...degree).map { 2 * cos(Double($0) * center) / peak }
    }

    /// The angles of the main lobe where p is larger.
    func lobe(above limit: Double) -> ClosedRange<Double> {
      let inner = (foot.0...foot.1).filter { values[$0] > limit }
      return step * Double(max(0, inner.first! - 1))...step
        * Double(min(values.count - 1, inner.last! + 1))
    }
  }
}
