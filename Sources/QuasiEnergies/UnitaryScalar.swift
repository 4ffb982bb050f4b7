import LinearAlgebra
import Numerics

/// The numbers that a Hermitian matrix of a unitary operator may have: real where the operator is symmetric in a real basis.
public protocol UnitaryScalar: MatrixScalar {
  /// The eigenvalues of a Hermitian matrix, ascending, and orthonormal eigenvectors in columns.
  ///
  /// - Throws: `LinearAlgebraError`.
  static func eigensystem(
    of matrix: consuming DenseMatrix<Self>
  ) throws -> (values: [Double], vectors: DenseMatrix<Self>)

  /// The number times a real one.
  static func scaled(_ value: Self, by factor: Double) -> Self

  /// Re x* y.
  static func realOverlap(_ x: Self, _ y: Self) -> Double

  /// The number as a complex one.
  static func complex(_ value: Self) -> Complex<Double>
}

extension Double: UnitaryScalar {
  /// The eigenvalues of a symmetric matrix, ascending, and orthonormal eigenvectors in columns.
  public static func eigensystem(
    of matrix: consuming DenseMatrix<Double>
  ) throws -> (values: [Double], vectors: DenseMatrix<Double>) {
    try matrix.symmetricEigensystem()
  }

  /// The product.
  public static func scaled(_ value: Double, by factor: Double) -> Double { value * factor }

  /// The product.
  public static func realOverlap(_ x: Double, _ y: Double) -> Double { x * y }

  /// The same number.
  public static func complex(_ value: Double) -> Complex<Double> { Complex(value) }
}

extension Complex: UnitaryScalar where RealType == Double {
  /// The eigenvalues of a Hermitian matrix, ascending, and orthonormal eigenvectors in columns.
  public static func eigensystem(
    of matrix: consuming DenseMatrix<Complex>
  ) throws -> (values: [Double], vectors: DenseMatrix<Complex>) {
    try matrix.hermitianEigensystem()
  }

  /// The number times a real one.
  public static func scaled(_ value: Complex, by factor: Double) -> Complex {
    Complex(value.real * factor, value.imaginary * factor)
  }

  /// Re x* y.
  public static func realOverlap(_ x: Complex, _ y: Complex) -> Double {
    x.real * y.real + x.imaginary * y.imaginary
  }

  /// The number itself.
  public static func complex(_ value: Complex) -> Complex<Double> { value }
}
