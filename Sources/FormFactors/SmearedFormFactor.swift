import Foundation
import SpectralStatistics

/// The form factor of one block of a system whose levels have a smooth density, relative to its number of levels.
///
///     f(u) = ∫ g(x) b(u / 2π g(x)) dx,   u = t s/n
///
/// with the form factor b of the ensemble, n levels, and the density g of E/s, which has unit variance. The shapes of g go from the
/// semicircle of a random matrix, g ∝ (1 - x²/a²)^m with m = ½, over larger m and the normal distribution of many independent terms
/// to Student's distributions, which are more peaked. Only how often each density occurs matters, not where.
///
/// Accuracy: 1e-3 relative, from linear interpolation between tabulated values.
struct SmearedFormFactor: Sendable {
  /// Shape [form][place].
  private let values: [[Double]]

  /// The forms of g that are tabulated.
  private static let forms: [DensityForm] =
    [0.5, 1, 1.75, 3, 6, 14].map { .bounded(power: $0) } + [.normal]
    + [24, 10, 6, 4.5].map { .peaked(freedom: $0) }
  /// The place of the normal distribution among them.
  static let normalForm = 6.0
  /// ln u of the first place, and the distance of places.
  private static let (start, step, count) = (-10.0, 0.025, 600)

  /// The tables of the ensembles, made at the first use.
  static let orthogonal = SmearedFormFactor(.orthogonal)
  static let unitary = SmearedFormFactor(.unitary)
  static let symplectic = SmearedFormFactor(.symplectic)

  static func of(_ ensemble: LevelEnsemble) -> SmearedFormFactor? {
    switch ensemble {
    case .orthogonal: orthogonal
    case .unitary: unitary
    case .symplectic: symplectic
    case .poisson: nil
    }
  }

  private init(_ ensemble: LevelEnsemble) {
    values = Self.forms.map { form in
      let density = Self.density(form)
      return (0..<Self.count).map { place in
        let u = exp(Self.start + Double(place) * Self.step)
        return density.reduce(0) { sum, point in
          sum + point.weight * ensemble.formFactor(at: u / (2 * Double.pi * point.density))
        }
      }
    }
  }

  /// g at the middles of equal intervals, with the part of the levels there.
  private static func density(_ form: DensityForm) -> [(density: Double, weight: Double)] {
    let width = 0.02
    let raw = (0..<500).map { form.value(at: (Double($0) + 0.5) * width) }
    let total = 2 * width * raw.reduce(0, +)
    return raw.filter { $0 > 1e-12 }.map { (density: $0 / total, weight: 2 * width * $0 / total) }
  }

  /// Adds n ((1 - ρ) f(u) + ρ) at ln u = `logTimes` - `logSize`, with n = `size`, ρ = `regular` and a form between those
  /// tabulated. Shapes: [time].
  func add(
    to result: inout [Double], logTimes: [Double], logSize: Double, form: Double, size: Double,
    regular: Double
  ) {
    let within = min(max(form, 0), Double(Self.forms.count - 1))
    let lower = min(Int(within), Self.forms.count - 2)
    let weight = within - Double(lower)
    values[lower].withUnsafeBufferPointer { a in
      values[lower + 1].withUnsafeBufferPointer { b in
        func value(_ k: Int) -> Double { (1 - weight) * a[k] + weight * b[k] }
        for j in result.indices {
          let logTime = logTimes[j] - logSize
          let place = (logTime - Self.start) / Self.step
          let ramp: Double
          if place <= 0 {
            // The ramp is linear there.
            ramp = value(0) * exp(logTime - Self.start)
          } else if place < Double(Self.count - 1) {
            let k = Int(place)
            let first = value(k)
            ramp = first + (place - Double(k)) * (value(k + 1) - first)
          } else {
            ramp = 1
          }
          result[j] += size * (regular + (1 - regular) * ramp)
        }
      }
    }
  }
}

/// A symmetric density of unit variance, but for its norm.
private enum DensityForm {
  /// (1 - x²/(2m + 3))^m; m = ½ is the semicircle.
  case bounded(power: Double)
  case normal
  /// Student's distribution.
  case peaked(freedom: Double)

  func value(at x: Double) -> Double {
    switch self {
    case .bounded(let power): pow(max(0, 1 - x * x / (2 * power + 3)), power)
    case .normal: exp(-x * x / 2)
    case .peaked(let freedom): pow(1 + x * x / (freedom - 2), -(freedom + 1) / 2)
    }
  }
}
