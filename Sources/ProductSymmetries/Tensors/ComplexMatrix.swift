import LinearAlgebra
import Numerics

/// A dense complex matrix.
package typealias ComplexMatrix = DenseMatrix<Complex<Double>>

extension DenseMatrix where Scalar == Complex<Double> {
  /// The identity on d levels.
  package static func identity(_ dimension: Int) -> ComplexMatrix {
    ComplexMatrix(rowCount: dimension, columnCount: dimension) { $0 == $1 ? .one : .zero }
  }

  /// The complex conjugate of every entry.
  package var conjugate: ComplexMatrix {
    ComplexMatrix(
      rowCount: rowCount, columnCount: columnCount, storage: storage.map(\.conjugate))
  }

  /// The Hermitian adjoint.
  package var adjoint: ComplexMatrix {
    ComplexMatrix(rowCount: columnCount, columnCount: rowCount) { self[$1, $0].conjugate }
  }

  /// The matrix times a number.
  package func scaled(by factor: Complex<Double>) -> ComplexMatrix {
    ComplexMatrix(
      rowCount: rowCount, columnCount: columnCount, storage: storage.map { factor * $0 })
  }

  /// Σ_k c_k A_k entry by entry with a second matrix.
  package func adding(_ other: ComplexMatrix, times factor: Complex<Double> = .one) -> ComplexMatrix
  {
    ComplexMatrix(
      rowCount: rowCount, columnCount: columnCount,
      storage: zip(storage, other.storage).map { $0 + factor * $1 })
  }

  /// Σ |a|² over the entries.
  package var squaredNorm: Double { storage.reduce(0) { $0 + $1.lengthSquared } }

  /// tr A† B.
  package func overlap(with other: ComplexMatrix) -> Complex<Double> {
    zip(storage, other.storage).reduce(.zero) { $0 + $1.0.conjugate * $1.1 }
  }

  /// The sum of the diagonal.
  package var trace: Complex<Double> {
    (0..<min(rowCount, columnCount)).reduce(.zero) { $0 + self[$1, $1] }
  }

  /// A B - B A.
  package func commutator(with other: ComplexMatrix) -> ComplexMatrix {
    multiplied(by: other).adding(other.multiplied(by: self), times: Complex(-1))
  }

  /// The tensor product, this matrix slowest.
  package func tensor(_ other: ComplexMatrix) -> ComplexMatrix {
    let (rows, columns) = (other.rowCount, other.columnCount)
    return ComplexMatrix(rowCount: rowCount * rows, columnCount: columnCount * columns) {
      self[$0 / rows, $1 / columns] * other[$0 % rows, $1 % columns]
    }
  }

  /// Whether all entries off the diagonal are below a bound.
  package func isDiagonal(within tolerance: Double) -> Bool {
    (0..<columnCount).allSatisfy { column in
      (0..<rowCount).allSatisfy { $0 == column || self[$0, column].length <= tolerance }
    }
  }
}
