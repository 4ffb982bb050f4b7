import Numerics

/// Whether a matrix is unitary, up to a positive factor or not at all.
package enum Unitarity: Equatable {
  case unitary
  /// By this number it has to be divided.
  case multiple(Double)
  case none

  /// Of a square matrix. Shape [row][column].
  package init(of rows: LocalSpace.Matrix) {
    let matrix = LocalMatrix(rows)
    let square = matrix.adjoint * matrix
    let first = square[0, 0].real
    if matrix.isUnitary {
      self = .unitary
    } else if first.isFinite, first > LocalMatrix.tolerance,
      square.scaled(by: Complex(1 / first)).isClose(to: .identity(matrix.dimension))
    {
      self = .multiple(first.squareRoot())
    } else {
      self = .none
    }
  }
}
