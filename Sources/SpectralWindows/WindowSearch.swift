import Commutant
import ExactDiagonalization
import KrylovSpaces
import LinearAlgebra
import Numerics

/// The lowest levels of one sector after the other: matrices of up to a thousand rows as a whole, larger ones in Krylov spaces.
package struct WindowSearch: Sendable {
  let levels: Int
  let threads: Int
  let largestWhole: Int
  let isCancelled: @Sendable () -> Bool

  package init(
    levels: Int, threads: Int, largestWhole: Int, isCancelled: @escaping @Sendable () -> Bool
  ) {
    (self.levels, self.threads, self.largestWhole) = (levels, threads, largestWhole)
    self.isCancelled = isCancelled
  }

  /// Up to so many rows a matrix is diagonalized as a whole.
  package static let usualWhole = 1000

  /// Up to so many rows that is the way out too where copies are too many for a Krylov space.
  package static let largestFallback = 4000

  package static func isWhole(rows: Int, levels: Int, largest: Int = usualWhole) -> Bool {
    rows <= max(largest, LowestLevelsSearch(levels: levels).vectorCount)
  }

  /// The levels of Σ_k c_k A_k, with the matrix elements of other combinations of the A_k between them.
  ///
  /// Throws: `SectorMatrixError`, `LowestLevelsError`, `CancellationError` or `LinearAlgebraError`.
  package func window(
    of matrix: SectorMatrix, _ coefficients: [Double], members: [[Double]] = []
  ) throws -> SectorWindow {
    for combination in [coefficients] + members {
      try matrix.checkHermiticity(coefficients: combination)
    }
    if matrix.isReal {
      return try window(
        of: RealSparseMatrix(matrix.sparseRows(coefficients)),
        members: members.lazy.map { RealSparseMatrix(matrix.sparseRows($0)) },
        wrap: MatrixElements.real)
    }
    return try window(
      of: ComplexSparseMatrix(matrix.sparseRows(coefficients)),
      members: members.lazy.map { ComplexSparseMatrix(matrix.sparseRows($0)) },
      wrap: MatrixElements.complex)
  }

  /// The levels of a matrix, with the matrix elements of others between them.
  ///
  /// Throws: `LowestLevelsError`, `CancellationError` or `LinearAlgebraError`.
  package func window<Operator: HermitianOperator>(
    of matrix: Operator, members: some Sequence<Operator>,
    wrap: (DenseMatrix<Operator.Scalar>) -> MatrixElements
  ) throws -> SectorWindow {
    let found = try lowest(of: matrix)
    let rows = matrix.rows(threads: threads)
    return SectorWindow(
      levels: found.values, completeBelow: found.completeBelow,
      failureProbability: found.failureProbability,
      largestResidual: found.residuals.max() ?? 0, products: found.products,
      members: members.map {
        wrap(found.vectors.matrixElements(of: $0, rows: rows))
      })
  }

  private func lowest<Operator: HermitianOperator>(
    of matrix: Operator
  ) throws -> LowestLevels<Operator.Scalar> {
    if Self.isWhole(rows: matrix.dimension, levels: levels, largest: largestWhole) {
      return try LowestLevels(ofWhole: matrix, levels: levels)
    }
    var search = LowestLevelsSearch(levels: levels)
    search.threads = threads
    do {
      return try search.run(matrix, isCancelled: isCancelled)
    } catch is LowestLevelsError
      where matrix.dimension <= Self.largestFallback && !matrix.rows(threads: 1).isShared
    {
      return try LowestLevels(ofWhole: matrix, levels: levels)
    }
  }
}
