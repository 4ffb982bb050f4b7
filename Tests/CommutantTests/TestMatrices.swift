import Commutant
import LinearAlgebra
import Numerics
import TestSupport

typealias ComplexMatrix = DenseMatrix<Complex<Double>>

extension DenseMatrix where Scalar == Complex<Double> {
  /// Writes A v.
  func apply(
    to vector: UnsafeBufferPointer<Complex<Double>>,
    into image: UnsafeMutableBufferPointer<Complex<Double>>
  ) {
    let result = multiplied(
      by: DenseMatrix(rowCount: columnCount, columnCount: 1, storage: Array(vector)))
    for row in image.indices { image[row] = result.storage[row] }
  }

  var realPart: DenseMatrix<Double> {
    DenseMatrix<Double>(
      rowCount: rowCount, columnCount: columnCount, storage: storage.map(\.real))
  }

  var frobeniusNorm: Double { storage.reduce(0) { $0 + $1.lengthSquared }.squareRoot() }
}

extension MatrixElements {
  var complexMatrix: ComplexMatrix {
    switch self {
    case .real(let matrix):
      ComplexMatrix(
        rowCount: matrix.rowCount, columnCount: matrix.columnCount,
        storage: matrix.storage.map { Complex($0) })
    case .complex(let matrix): matrix
    }
  }

  var realMatrix: DenseMatrix<Double> { complexMatrix.realPart }

  func restricted(to kept: [Int]) -> MatrixElements {
    switch self {
    case .real(let matrix):
      .real(
        DenseMatrix(rowCount: kept.count, columnCount: kept.count) { matrix[kept[$0], kept[$1]] })
    case .complex(let matrix):
      .complex(
        DenseMatrix(rowCount: kept.count, columnCount: kept.count) { matrix[kept[$0], kept[$1]] })
    }
  }
}

/// Blocks on the diagonal.
func directSum(_ blocks: [ComplexMatrix]) -> ComplexMatrix {
  let size = blocks.reduce(0) { $0 + $1.rowCount }
  var result = ComplexMatrix(rowCount: size, columnCount: size) { _, _ in .zero }
  var start = 0
  for block in blocks {
    for column in 0..<block.columnCount {
      for row in 0..<block.rowCount {
        result[start + row, start + column] = block[row, column]
      }
    }
    start += block.rowCount
  }
  return result
}

/// The eigenvectors of a random Hermitian, or real symmetric, matrix.
func randomUnitary(
  _ size: Int, isReal: Bool, using generator: inout SeededGenerator
) throws -> ComplexMatrix {
  let start = ComplexMatrix(rowCount: size, columnCount: size) { _, _ in
    Complex(generator.nextNormal(), isReal ? 0 : generator.nextNormal())
  }
  let hermitian = ComplexMatrix(rowCount: size, columnCount: size) {
    start[$0, $1] + start[$1, $0].conjugate
  }
  if isReal {
    return MatrixElements.real(try hermitian.realPart.symmetricEigensystem().vectors).complexMatrix
  }
  return try hermitian.hermitianEigensystem().vectors
}

extension DenseMatrix where Scalar == Complex<Double> {
  var adjoint: ComplexMatrix {
    ComplexMatrix(rowCount: columnCount, columnCount: rowCount) { self[$1, $0].conjugate }
  }

  func adding(_ other: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix(
      rowCount: rowCount, columnCount: columnCount,
      storage: zip(storage, other.storage).map { $0 + $1 })
  }
}
