import LinearAlgebra
import Numerics

/// The eigenvectors of a period in the basis of its steps' matrices, between which other periods have matrix elements.
public struct PeriodStates<Scalar: UnitaryScalar>: Sendable {
  /// ε in (-π, π], ascending.
  public let phases: [Double]
  /// In columns.
  public let vectors: DenseMatrix<Scalar>

  /// Diagonalizes the operator that some steps make.
  ///
  /// - Throws: `LinearAlgebraError`, `QuasiEnergyError`.
  public init(of unitary: UnitaryOperator<Scalar>, frame: DenseMatrix<Scalar>) throws {
    let found = try UnitaryEigensystem(of: unitary)
    phases = found.phases
    vectors = frame.multiplied(by: found.vectors)
  }

  /// The matrix elements of cos(E - angle) of another period, exactly Hermitian.
  public func elements(
    of unitary: UnitaryOperator<Scalar>, frame: DenseMatrix<Scalar>, angle: Double
  ) -> DenseMatrix<Scalar> {
    let own = frame.adjointMultiplied(by: vectors)
    let images = unitary.cosine(minus: angle).multiplied(by: own)
    let elements = own.adjointMultiplied(by: images)
    return DenseMatrix(rowCount: elements.rowCount, columnCount: elements.columnCount) {
      row, column in
      let sum = elements[row, column] + Scalar.conjugate(of: elements[column, row])
      return Scalar.scaled(row == column ? Scalar.realPart(of: sum) : sum, by: 0.5)
    }
  }
}
