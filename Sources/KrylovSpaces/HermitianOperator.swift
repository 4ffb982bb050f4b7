import LinearAlgebra

/// A Hermitian matrix that is known by its products with vectors.
public protocol HermitianOperator: Sendable {
  associatedtype Scalar: KrylovScalar

  /// The number of rows.
  var dimension: Int { get }

  /// Two numbers between which all eigenvalues lie for certain.
  var bounds: ClosedRange<Double> { get }

  /// Writes A X for some adjacent columns of X. Shape: both dimension × columns, column-major; of several processes each has its rows.
  ///
  /// The result must not depend on the number of threads.
  func multiply(
    _ vectors: UnsafePointer<Scalar>, columns: Int, into images: UnsafeMutablePointer<Scalar>,
    rows: RowChunks)

  /// The rows of vectors that this process has, cut into pieces for threads.
  func rows(threads: Int) -> RowChunks
}

extension HermitianOperator {
  /// All rows.
  public func rows(threads: Int) -> RowChunks {
    RowChunks(rowCount: dimension, threads: threads)
  }
}

extension KrylovScalar {
  /// The eigenvalues and eigenvectors of a small matrix that all processes have, the same bits for all.
  static func eigensystem(
    of matrix: consuming DenseMatrix<Self>, agreedOn rows: RowChunks
  ) throws -> (values: [Double], vectors: DenseMatrix<Self>) {
    let own = try eigensystem(of: matrix)
    guard rows.group != nil else { return own }
    return (
      rows.agreed(own.values),
      DenseMatrix(
        rowCount: own.vectors.rowCount, columnCount: own.vectors.columnCount,
        storage: rows.agreed(own.vectors.storage))
    )
  }
}
