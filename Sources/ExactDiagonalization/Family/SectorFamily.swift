import Commutant
import LinearAlgebra
import Numerics

/// The family in one sector: levels of the first member, and matrix elements of the others between them.
struct SectorFamily {
  private let matrix: SectorMatrix
  private let family: FamilyMatrices
  private let irrepDimension: Int

  init(_ sector: Int, of family: FamilyMatrices, irrepDimension: Int) {
    (matrix, self.family) = (family.sectors[sector], family)
    self.irrepDimension = irrepDimension
  }

  /// All levels, or those with the given numbers.
  ///
  /// Throws: `SectorMatrixError` or `LinearAlgebraError`.
  func content(levels numbers: Range<Int>? = nil) throws -> MatrixFamily.Sector {
    for coefficients in [family.first] + family.differences {
      try matrix.checkHermiticity(coefficients: coefficients)
    }
    let (levels, members) = try matrix.isReal ? realElements(numbers) : complexElements(numbers)
    if numbers == nil { try matrix.check(levels: levels, coefficients: family.first) }
    return MatrixFamily.Sector(
      levels: levels, dimension: matrix.dimension, irrepDimension: irrepDimension, members: members)
  }

  private func realElements(_ numbers: Range<Int>?) throws -> ([Double], [MatrixElements]) {
    let n = matrix.dimension
    var dense = DenseMatrix<Double>(
      rowCount: n, columnCount: n, storage: Array(repeating: 0, count: n * n))
    dense.storage.withUnsafeMutableBufferPointer { matrix.fill(family.first, into: $0) }
    let (levels, vectors) =
      try numbers.map { try dense.symmetricEigensystem($0) } ?? dense.symmetricEigensystem()
    return (
      levels,
      family.differences.map {
        let sample = SparseSample(matrix, coefficients: $0)
        return .real(vectors.matrixElements { sample.apply($0, $1) })
      }
    )
  }

  private func complexElements(_ numbers: Range<Int>?) throws -> ([Double], [MatrixElements]) {
    let n = matrix.dimension
    var dense = DenseMatrix<Complex<Double>>(
      rowCount: n, columnCount: n, storage: Array(repeating: .zero, count: n * n))
    dense.storage.withUnsafeMutableBufferPointer { matrix.fill(family.first, into: $0) }
    let (levels, vectors) =
      try numbers.map { try dense.hermitianEigensystem($0) } ?? dense.hermitianEigensystem()
    return (
      levels,
      family.differences.map {
        let sample = SparseSample(matrix, coefficients: $0)
        return .complex(vectors.matrixElements { sample.apply($0, $1) })
      }
    )
  }
}
