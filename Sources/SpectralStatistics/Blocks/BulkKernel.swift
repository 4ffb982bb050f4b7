/// The correlation kernel of the levels of an infinite random matrix with one level per unit length.
///
/// A scalar for the unitary ensemble, K = S(r). For the others a 2 × 2 matrix
///
///     [ S   D ]
///     [ J   S ]
///
/// with D = S', J = ∫_0^r S - sgn(r)/2 in the orthogonal, and S(2r), its derivative and its integral
/// from 0 in the symplectic ensemble.
///
/// Source: M. L. Mehta, *Random Matrices*, 3rd ed. (2004), chapters 6 to 8.
struct BulkKernel: Sendable {
  /// Entries of a 2 × 2 matrix; of a scalar only `first` counts.
  struct Value {
    var first, upper, lower, second: Double

    static prefix func - (a: Value) -> Value {
      Value(first: -a.first, upper: -a.upper, lower: -a.lower, second: -a.second)
    }

    static func * (a: Value, b: Value) -> Value {
      Value(
        first: a.first * b.first + a.upper * b.lower,
        upper: a.first * b.upper + a.upper * b.second,
        lower: a.lower * b.first + a.second * b.lower,
        second: a.lower * b.upper + a.second * b.second)
    }
  }

  let ensemble: LevelEnsemble
  private let sine: SineKernel

  /// The kernel for distances up to `range`.
  init(_ ensemble: LevelEnsemble, range: Double) {
    precondition(ensemble != .poisson, "independent levels have no kernel")
    self.ensemble = ensemble
    sine = SineKernel(range: ensemble == .symplectic ? 2 * range : range)
  }

  /// Rows of the matrix: 1 for a scalar.
  var components: Int { ensemble == .unitary ? 1 : 2 }

  /// The kernel without the jump -sgn(r)/2, which no quadrature takes.
  func smooth(_ r: Double) -> Value {
    switch ensemble {
    case .unitary, .poisson:
      return Value(first: SineKernel.value(r), upper: 0, lower: 0, second: 0)
    case .orthogonal:
      let s = SineKernel.value(r)
      return Value(
        first: s, upper: SineKernel.derivative(r), lower: sine.integral(r), second: s)
    case .symplectic:
      let s = SineKernel.value(2 * r)
      return Value(
        first: s, upper: 2 * SineKernel.derivative(2 * r), lower: sine.integral(2 * r) / 2,
        second: s)
    }
  }

  /// The whole kernel.
  func value(_ r: Double) -> Value {
    var result = smooth(r)
    if ensemble == .orthogonal && r != 0 { result.lower -= r > 0 ? 0.5 : -0.5 }
    return result
  }
}
