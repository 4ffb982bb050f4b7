import LinearAlgebra

/// A Hermitian matrix that is known by its products with vectors.
public protocol HermitianOperator: Sendable {
  associatedtype Scalar: KrylovScalar

  /// The number of rows.
  var dimension: Int { get }

  /// Two numbers between which all eigenvalues lie for certain.
  var bounds: ClosedRange<Double> { get }

  /// Writes A X for some adjacent columns of X. Shape: both dimension × columns, column-major.
  ///
  /// The result must not depend on the number of threads.
  func multiply(
    _ vectors: UnsafePointer<Scalar>, columns: Int, into images: UnsafeMutablePointer<Scalar>,
    rows: RowChunks)
}
