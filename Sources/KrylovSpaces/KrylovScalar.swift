import LinearAlgebra
import Numerics

/// The entries of vectors in Krylov spaces: real or complex numbers.
public protocol KrylovScalar: MatrixScalar {
  /// How many real numbers an entry is.
  static var realCount: Int { get }

  /// An entry from as many real numbers.
  static func entry(_ parts: (Int) -> Double) -> Self

  /// The real part.
  static func real(of value: Self) -> Double

  /// The product with a real number.
  static func scaled(_ value: Self, by factor: Double) -> Self

  /// |z|².
  static func squaredModulus(of value: Self) -> Double

  /// The eigenvalues, ascending, and eigenvectors of a small Hermitian matrix.
  static func eigensystem(
    of matrix: consuming DenseMatrix<Self>
  ) throws -> (values: [Double], vectors: DenseMatrix<Self>)
}

extension Double: KrylovScalar {
  /// One.
  public static var realCount: Int { 1 }

  /// The number itself.
  public static func entry(_ parts: (Int) -> Double) -> Double { parts(0) }

  /// The number itself.
  public static func real(of value: Double) -> Double { value }

  /// The product.
  public static func scaled(_ value: Double, by factor: Double) -> Double { value * factor }

  /// x².
  public static func squaredModulus(of value: Double) -> Double { value * value }

  /// LAPACK's dsyevd.
  public static func eigensystem(
    of matrix: consuming DenseMatrix<Double>
  ) throws -> (values: [Double], vectors: DenseMatrix<Double>) {
    try matrix.symmetricEigensystem()
  }
}

extension Complex: KrylovScalar where RealType == Double {
  /// Two.
  public static var realCount: Int { 2 }

  /// Real and imaginary part.
  public static func entry(_ parts: (Int) -> Double) -> Complex { Complex(parts(0), parts(1)) }

  /// The real part.
  public static func real(of value: Complex) -> Double { value.real }

  /// The product with a real number.
  public static func scaled(_ value: Complex, by factor: Double) -> Complex {
    Complex(value.real * factor, value.imaginary * factor)
  }

  /// |z|².
  public static func squaredModulus(of value: Complex) -> Double {
    value.real * value.real + value.imaginary * value.imaginary
  }

  /// LAPACK's zheevr.
  public static func eigensystem(
    of matrix: consuming DenseMatrix<Complex>
  ) throws -> (values: [Double], vectors: DenseMatrix<Complex>) {
    try matrix.hermitianEigensystem()
  }
}
