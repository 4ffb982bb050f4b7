import CBandChase
import CLAPACK

/// The entries of matrices that are reduced to tridiagonal form in two stages, with the routines of
/// that reduction. Everything is column-major; an adjoint is Aᴴ.
protocol BandScalar: MatrixScalar {
  /// A real number.
  init(_ real: Double)

  /// The real part as a number of its own.
  var realValue: Double { get }

  /// C ← α op(A) op(B) + β C; op(A) is rows × inner.
  static func update(
    adjointA: Bool, adjointB: Bool, rows: Int, columns: Int, inner: Int, alpha: Double,
    _ a: UnsafePointer<Self>, _ leadingA: Int, _ b: UnsafePointer<Self>, _ leadingB: Int,
    beta: Double, _ c: UnsafeMutablePointer<Self>, _ leadingC: Int)

  /// B ← B T, or B ← Tᴴ B where `left`, with T upper triangular and B rows × columns.
  static func multiplyTriangle(
    left: Bool, rows: Int, columns: Int, _ t: UnsafePointer<Self>, _ leadingT: Int,
    _ b: UnsafeMutablePointer<Self>, _ leadingB: Int)

  /// A = (1 - V T Vᴴ) R with V below the diagonal of A and R above; rows ≥ columns.
  static func factorPanel(
    rows: Int, columns: Int, _ a: UnsafeMutablePointer<Self>, _ leadingA: Int,
    _ t: UnsafeMutablePointer<Self>, _ leadingT: Int
  ) -> Int32

  /// Makes of x a reflector v with v[0] = 1 and returns its τ; (1 - τ v vᴴ)ᴴ x = (β, 0, 0, …).
  static func reflector(width: Int, _ x: UnsafeMutablePointer<Self>) -> (tau: Self, beta: Double)

  /// One step of a sweep on a band: the reflector acts on the diagonal block from both sides and on
  /// the block below from the right, and is replaced by the one that clears that block's first
  /// column.
  static func chaseStep(
    width: Int, block: UnsafeMutablePointer<Self>, stride: Int,
    reflector: UnsafeMutablePointer<Self>, tau: Self
  ) -> Self
}

extension Double: BandScalar {
  var realValue: Double { self }

  static func update(
    adjointA: Bool, adjointB: Bool, rows: Int, columns: Int, inner: Int, alpha: Double,
    _ a: UnsafePointer<Double>, _ leadingA: Int, _ b: UnsafePointer<Double>, _ leadingB: Int,
    beta: Double, _ c: UnsafeMutablePointer<Double>, _ leadingC: Int
  ) {
    clapack_dgemm_update(
      adjointA ? 1 : 0, adjointB ? 1 : 0, Int32(rows), Int32(columns), Int32(inner), alpha, a,
      Int32(leadingA), b, Int32(leadingB), beta, c, Int32(leadingC))
  }

  static func multiplyTriangle(
    left: Bool, rows: Int, columns: Int, _ t: UnsafePointer<Double>, _ leadingT: Int,
    _ b: UnsafeMutablePointer<Double>, _ leadingB: Int
  ) {
    clapack_dtrmm(
      left ? 1 : 0, Int32(rows), Int32(columns), t, Int32(leadingT), b, Int32(leadingB))
  }

  static func factorPanel(
    rows: Int, columns: Int, _ a: UnsafeMutablePointer<Double>, _ leadingA: Int,
    _ t: UnsafeMutablePointer<Double>, _ leadingT: Int
  ) -> Int32 {
    clapack_dgeqrt3(Int32(rows), Int32(columns), a, Int32(leadingA), t, Int32(leadingT))
  }

  static func reflector(
    width: Int, _ x: UnsafeMutablePointer<Double>
  ) -> (tau: Double, beta: Double) {
    var beta = 0.0
    return (band_reflector(Int32(width), x, &beta), beta)
  }

  static func chaseStep(
    width: Int, block: UnsafeMutablePointer<Double>, stride: Int,
    reflector: UnsafeMutablePointer<Double>, tau: Double
  ) -> Double {
    band_chase_step(Int32(width), block, stride, reflector, tau)
  }
}
