import LinearAlgebra
import Numerics

/// A unitary operator U = exp(-iE) by its two Hermitian functions cos E and sin E.
///
/// They commute, and are real where U is symmetric: then the eigenvectors are real too.
public struct UnitaryOperator<Scalar: UnitaryScalar>: Sendable {
  /// cos E = (U + U†)/2.
  public let cosine: DenseMatrix<Scalar>
  /// sin E = i (U - U†)/2.
  public let sine: DenseMatrix<Scalar>

  /// Takes both functions; a caller's bug unless they are square and of one size.
  public init(cosine: DenseMatrix<Scalar>, sine: DenseMatrix<Scalar>) {
    let n = cosine.rowCount
    precondition(
      cosine.columnCount == n && sine.rowCount == n && sine.columnCount == n,
      "both functions have one size")
    (self.cosine, self.sine) = (cosine, sine)
  }

  /// The number of rows.
  public var dimension: Int { cosine.rowCount }

  /// cos(E - angle).
  public func cosine(minus angle: Double) -> DenseMatrix<Scalar> {
    Self.combination(cosine, Double.cos(angle), sine, Double.sin(angle))
  }

  /// a A + b B.
  static func combination(
    _ first: DenseMatrix<Scalar>, _ a: Double, _ second: DenseMatrix<Scalar>, _ b: Double
  ) -> DenseMatrix<Scalar> {
    DenseMatrix(
      rowCount: first.rowCount, columnCount: first.columnCount,
      storage: zip(first.storage, second.storage).map {
        Scalar.scaled($0, by: a) + Scalar.scaled($1, by: b)
      })
  }
}

extension UnitaryOperator where Scalar == Complex<Double> {
  /// The Hermitian functions of a unitary matrix.
  public init(_ matrix: DenseMatrix<Complex<Double>>) {
    func mirror(_ row: Int, _ column: Int) -> Complex<Double> { matrix[column, row].conjugate }
    let n = matrix.rowCount
    self.init(
      cosine: DenseMatrix(rowCount: n, columnCount: n) {
        (matrix[$0, $1] + mirror($0, $1)).multiplied(by: 0.5)
      },
      sine: DenseMatrix(rowCount: n, columnCount: n) {
        (matrix[$0, $1] - mirror($0, $1)) * Complex(imaginary: 0.5)
      })
  }
}

extension UnitaryOperator where Scalar == Double {
  /// The Hermitian functions of a unitary matrix that is symmetric: its real part, and its imaginary part negated.
  public init(symmetric matrix: DenseMatrix<Complex<Double>>) {
    let n = matrix.rowCount
    self.init(
      cosine: DenseMatrix(rowCount: n, columnCount: n) {
        (matrix[$0, $1].real + matrix[$1, $0].real) / 2
      },
      sine: DenseMatrix(rowCount: n, columnCount: n) {
        -(matrix[$0, $1].imaginary + matrix[$1, $0].imaginary) / 2
      })
  }
}
