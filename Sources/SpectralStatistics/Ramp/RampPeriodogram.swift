import Foundation

/// The spectral form factor of one sample at the independent times of its unfolded levels.
///
///     P_j = |Σ_k w(u_k/m) exp(2πi τ_j u_k) - m ∫ w(x) exp(2πi j x) dx|² / Σ_k w(u_k/m)²
///
/// at τ_j = j/m, with m levels u_k of unit density and a window w that rises as sin² over the outer
/// fifths. What a wholly regular spectrum would give is subtracted. P_j is exponentially distributed
/// about K(τ_j), and nearly independent at different j.
struct RampPeriodogram {
  /// τ_j, ascending and equally spaced.
  let times: [Double]
  /// P_j.
  let powers: [Double]

  /// The fraction of the window that rises, at each end.
  private static let taper = 0.2
  /// ∫w⁴ / (∫w²)²: how many of the times τ_j count as one independent time.
  static let timesForOne = 1.26

  /// The times up to `longest`, without those that the unfolding has taken away.
  ///
  /// Complexity: levels² · longest.
  init(of unfolded: UnfoldedLevels, from shortest: Double, to longest: Double) {
    let count = Double(unfolded.levels.count)
    let first = max(unfolded.degree / 2 + 3, Int((shortest * count).rounded(.up)))
    let last = max(Int(longest * count), first + 1)
    times = (first...last).map { Double($0) / count }
    let weights = unfolded.levels.map { Self.window(at: $0 / count) }
    let sums = RotationRecurrence(
      levels: unfolded.levels, weights: weights, times: times.map { 2 * Double.pi * $0 }
    ).evaluate()
    let norm = weights.reduce(0) { $0 + $1 * $1 }
    powers = times.indices.map { k in
      let real = sums.real[k] - count * Self.windowCoefficient(first + k)
      return (real * real + sums.imaginary[k] * sums.imaginary[k]) / norm
    }
  }

  /// w(x) for x from 0 to 1.
  private static func window(at place: Double) -> Double {
    let distance = min(place, 1 - place)
    if distance <= 0 { return 0 }
    if distance >= taper { return 1 }
    let sine = sin(Double.pi * distance / (2 * taper))
    return sine * sine
  }

  /// ∫_0^1 w(x) exp(2πi j x) dx, which is real.
  private static func windowCoefficient(_ j: Int) -> Double {
    let frequency = 2 * Double.pi * Double(j)
    let edge = Double.pi / taper
    return -sin(frequency * taper) * edge * edge
      / (frequency * (edge * edge - frequency * frequency))
  }
}
