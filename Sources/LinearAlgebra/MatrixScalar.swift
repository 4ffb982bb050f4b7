import CLAPACK
import Numerics

/// The entries that a dense matrix can be multiplied with: real or complex numbers.
public protocol MatrixScalar: Sendable, AdditiveArithmetic {
  /// The complex conjugate of a number.
  static func conjugate(of value: Self) -> Self

  /// A number without its imaginary part.
  static func realPart(of value: Self) -> Self

  /// Writes op(A) B to C, column-major with leading dimensions; op(A) is rows × inner, and the
  /// adjoint of A where `adjoint` is true.
  static func multiply(
    adjoint: Bool, rows: Int, columns: Int, inner: Int, _ a: UnsafePointer<Self>, _ leadingA: Int,
    _ b: UnsafePointer<Self>, _ leadingB: Int, into c: UnsafeMutablePointer<Self>, _ leadingC: Int)

  /// C ← C - A B, column-major with leading dimensions; A is rows × inner.
  static func subtractProduct(
    rows: Int, columns: Int, inner: Int, _ a: UnsafePointer<Self>, _ leadingA: Int,
    _ b: UnsafePointer<Self>, _ leadingB: Int, from c: UnsafeMutablePointer<Self>, _ leadingC: Int)
}

extension Double: MatrixScalar {
  /// The number itself.
  public static func conjugate(of value: Double) -> Double { value }

  /// The number itself.
  public static func realPart(of value: Double) -> Double { value }

  /// BLAS's dgemm.
  public static func multiply(
    adjoint: Bool, rows: Int, columns: Int, inner: Int, _ a: UnsafePointer<Double>,
    _ leadingA: Int, _ b: UnsafePointer<Double>, _ leadingB: Int,
    into c: UnsafeMutablePointer<Double>, _ leadingC: Int
  ) {
    clapack_dgemm(
      adjoint ? 1 : 0, Int32(rows), Int32(columns), Int32(inner), a, Int32(leadingA), b,
      Int32(leadingB), c, Int32(leadingC))
  }

  /// BLAS's dgemm.
  public static func subtractProduct(
    rows: Int, columns: Int, inner: Int, _ a: UnsafePointer<Double>, _ leadingA: Int,
    _ b: UnsafePointer<Double>, _ leadingB: Int, from c: UnsafeMutablePointer<Double>,
    _ leadingC: Int
  ) {
    clapack_dgemm_update(
      0, 0, Int32(rows), Int32(columns), Int32(inner), -1, a, Int32(leadingA), b, Int32(leadingB),
      1, c, Int32(leadingC))
  }
}

extension Complex: MatrixScalar where RealType == Double {
  /// The number with its imaginary part negated.
  public static func conjugate(of value: Complex) -> Complex { value.conjugate }

  /// The number with its imaginary part removed.
  public static func realPart(of value: Complex) -> Complex { Complex(value.real) }

  /// BLAS's zgemm.
  public static func multiply(
    adjoint: Bool, rows: Int, columns: Int, inner: Int, _ a: UnsafePointer<Complex>,
    _ leadingA: Int, _ b: UnsafePointer<Complex>, _ leadingB: Int,
    into c: UnsafeMutablePointer<Complex>, _ leadingC: Int
  ) {
    clapack_zgemm(
      adjoint ? 1 : 0, Int32(rows), Int32(columns), Int32(inner), a, Int32(leadingA), b,
      Int32(leadingB), c, Int32(leadingC))
  }

  /// BLAS's zgemm.
  public static func subtractProduct(
    rows: Int, columns: Int, inner: Int, _ a: UnsafePointer<Complex>, _ leadingA: Int,
    _ b: UnsafePointer<Complex>, _ leadingB: Int, from c: UnsafeMutablePointer<Complex>,
    _ leadingC: Int
  ) {
    clapack_zgemm_update(
      0, 0, Int32(rows), Int32(columns), Int32(inner), -1, a, Int32(leadingA), b, Int32(leadingB),
      1, c, Int32(leadingC))
  }
}
