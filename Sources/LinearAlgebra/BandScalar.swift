/// The entries of matrices that are reduced to tridiagonal form in two stages, with the routines of
/// that reduction. Everything is column-major; an adjoint is Aᴴ.
protocol BandScalar: MatrixScalar {
  /// A real number.
  init(_ real: Double)

  /// The real part as a number of its own.
  var realValue: Double { get }

  /// The quotient of a number and a power of two.
  func divided(by scale: Double) -> Self

  /// The largest magnitude of the parts of a number in the lower triangle.
  /// - Throws: ``LinearAlgebraError/nonFiniteEntry(row:column:)``.
  static func largestMagnitude(
    in matrix: UnsafeMutableBufferPointer<Self>, dimension: Int
  ) throws -> Double

  /// The tridiagonal form by LAPACK; `work` tells its size in its first number when `workCount` is
  /// -1. Destroys the matrix.
  static func tridiagonalize(
    dimension: Int, _ matrix: UnsafeMutablePointer<Self>,
    _ diagonal: UnsafeMutablePointer<Double>, _ subdiagonal: UnsafeMutablePointer<Double>,
    reflectors: UnsafeMutablePointer<Self>, work: UnsafeMutablePointer<Self>, workCount: Int
  ) -> Int32

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
