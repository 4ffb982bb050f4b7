import Commutant
import ExactDiagonalization
import KrylovSpaces
import LinearAlgebra
import Numerics

/// The wanted levels of one sector after the other: matrices of up to a thousand rows as a whole, larger ones in Krylov spaces.
package struct WindowSearch: Sendable {
  let target: WindowTarget
  let threads: Int
  let largestWhole: Int
  let memory: Double
  let isCancelled: @Sendable () -> Bool

  package init(
    target: WindowTarget, threads: Int, largestWhole: Int, memory: Double = .infinity,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    (self.target, self.threads, self.largestWhole) = (target, threads, largestWhole)
    (self.memory, self.isCancelled) = (memory, isCancelled)
  }

  /// Up to so many rows a matrix is diagonalized as a whole.
  package static let usualWhole = 1000

  /// Up to so many rows that is the way out too where copies are too many for a Krylov space.
  package static let largestFallback = 4000

  package static func isWhole(
    rows: Int, target: WindowTarget, largest: Int = usualWhole
  ) -> Bool {
    rows <= max(largest, vectorCount(target))
  }

  /// The number of vectors in memory, where it is known beforehand.
  static func vectorCount(_ target: WindowTarget) -> Int {
    switch target {
    case .lowest(let levels): LowestLevelsSearch(levels: levels).vectorCount
    case .nearest(let levels, _): InteriorSearch().vectorCount(levels: levels)
    case .between: InteriorSearch().vectorCount(levels: 1)
    }
  }

  /// The levels of Σ_k c_k A_k, with the matrix elements of other combinations of the A_k between them.
  ///
  /// Throws: `SectorMatrixError`, `LowestLevelsError`, `InteriorLevelsError`, `CancellationError` or `LinearAlgebraError`.
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
  /// Throws: `LowestLevelsError`, `InteriorLevelsError`, `CancellationError` or `LinearAlgebraError`.
  package func window<Operator: ChebyshevOperator>(
    of matrix: Operator, members: some Sequence<Operator>,
    wrap: (DenseMatrix<Operator.Scalar>) -> MatrixElements
  ) throws -> SectorWindow {
    let found = try levels(of: matrix)
    let rows = matrix.rows(threads: threads)
    return SectorWindow(
      levels: found.values, complete: found.complete,
      failureProbability: found.failureProbability, isCounted: found.isCounted,
      largestResidual: found.residuals.max() ?? 0, products: found.products,
      bounds: matrix.bounds,
      members: members.map {
        wrap(found.vectors.matrixElements(of: $0, rows: rows))
      })
  }

  private func levels<Operator: ChebyshevOperator>(
    of matrix: Operator
  ) throws -> InteriorLevels<Operator.Scalar> {
    let isWhole = Self.isWhole(rows: matrix.dimension, target: target, largest: largestWhole)
    switch target {
    case .lowest(let levels): return InteriorLevels(try lowest(levels, of: matrix, isWhole))
    case .between, .nearest: return try interior(target.interior!, of: matrix, isWhole)
    }
  }

  private func lowest<Operator: HermitianOperator>(
    _ levels: Int, of matrix: Operator, _ isWhole: Bool
  ) throws -> LowestLevels<Operator.Scalar> {
    if isWhole { return try LowestLevels(ofWhole: matrix, levels: levels) }
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

  private func interior<Operator: ChebyshevOperator>(
    _ target: InteriorTarget, of matrix: Operator, _ isWhole: Bool
  ) throws -> InteriorLevels<Operator.Scalar> {
    if isWhole { return try InteriorLevels(ofWhole: matrix, target) }
    var search = InteriorSearch()
    (search.threads, search.memory) = (threads, memory)
    do {
      return try search.run(matrix, target, isCancelled: isCancelled)
    } catch is InteriorLevelsError where matrix.dimension <= Self.largestFallback {
      return try InteriorLevels(ofWhole: matrix, target)
    }
  }
}
