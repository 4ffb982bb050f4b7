import Foundation

/// S(r) = sin(πr)/(πr), its derivative and its integral, which make up the correlations of random
/// matrices in the bulk of the spectrum.
struct SineKernel: Sendable {
  /// ∫_0^r S at r = 0, h, 2h, …
  private let integrals: [Double]
  private static let step = 0.01

  /// Tabulates the integral up to `range`.
  init(range: Double) {
    let rule = GaussLegendreRule(count: 6)
    var integrals = [0.0]
    for cell in 0..<(Int(range / Self.step) + 2) {
      let (places, weights) = rule.scaled(
        from: Double(cell) * Self.step, to: Double(cell + 1) * Self.step)
      integrals.append(
        integrals[cell] + zip(places, weights).reduce(0) { $0 + $1.1 * Self.value($1.0) })
    }
    self.integrals = integrals
  }

  /// S(r).
  static func value(_ r: Double) -> Double {
    let z = Double.pi * r
    return abs(z) < 1e-4 ? 1 - z * z / 6 : sin(z) / z
  }

  /// dS/dr.
  static func derivative(_ r: Double) -> Double {
    let z = Double.pi * r
    if abs(z) < 1e-3 { return -Double.pi * z / 3 * (1 - z * z / 10) }
    return Double.pi * (cos(z) - sin(z) / z) / z
  }

  /// ∫_0^r S, odd in r. Accuracy: 1e-9, by cubic interpolation with the known slopes S.
  func integral(_ r: Double) -> Double {
    let place = abs(r) / Self.step
    let cell = Int(place)
    precondition(cell + 1 < integrals.count, "beyond the tabulated range")
    let t = place - Double(cell)
    let (low, high) = (integrals[cell], integrals[cell + 1])
    let lowSlope = Self.step * Self.value(Double(cell) * Self.step)
    let highSlope = Self.step * Self.value(Double(cell + 1) * Self.step)
    let rise = high - low
    let value =
      low + t
      * (lowSlope + t * (3 * rise - 2 * lowSlope - highSlope)
        + t * t * (lowSlope + highSlope - 2 * rise))
    return r < 0 ? -value : value
  }
}
