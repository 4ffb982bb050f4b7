import Commutant
import ExactDiagonalization
import KrylovSpaces
import LatticeModels
import LinearAlgebra
import ProcessGroups
import SpectralWindows

/// The lowest levels of every sector of a model by a group of processes, each with some rows of the matrix and of all vectors.
///
/// Rows are assembled where they stay. Smaller sectors are left to process 0. All processes call everything together; results are
/// the same bits in all of them, and depend on their number by rounding only.
package struct SharedWindows: Sendable {
  private let bases: SectorBases
  private let levels: Int
  private let threads: Int
  private let group: any ProcessGroup
  private let largestWhole: Int
  private let isCancelled: @Sendable () -> Bool

  /// - Parameters:
  ///   - threads: Those of this process.
  ///   - largestWhole: Sectors of no more rows are left to process 0.
  ///   - isCancelled: Whether to stop; the answer of process 0 counts.
  package init(
    _ bases: SectorBases, levels: Int, threads: Int, group: any ProcessGroup,
    largestWhole: Int = WindowSearch.largestFallback,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    (self.bases, self.levels, self.threads, self.group) = (bases, levels, threads, group)
    self.largestWhole = largestWhole
    self.isCancelled = { [group] in group.first(isCancelled()) }
  }

  /// Whether a sector is shared.
  package static func isShared(
    rows: Int, levels: Int, largestWhole: Int = WindowSearch.largestFallback
  ) -> Bool {
    !WindowSearch.isWhole(rows: rows, target: .lowest(levels), largest: largestWhole)
  }

  /// The windows of Σ_k c_k A_k, with the matrix elements of other combinations between their levels. Shape: [sector]; empty in all
  /// processes but the first.
  ///
  /// Throws: what ``WindowSearch`` throws, `WindowEngineError`, `CancellationError`, ``ProcessFailure``.
  package func windows(
    _ coefficients: [Double], members: [[Double]], progress: (String) -> Void = { _ in }
  ) throws -> [SectorWindow] {
    LinearAlgebraLibrary.useOneThread()
    var windows: [SectorWindow] = []
    try bases.forEach { basis, structures in
      if isCancelled() { throw CancellationError() }
      let window =
        Self.isShared(rows: basis.dimension, levels: levels, largestWhole: largestWhole)
        ? try shared(basis, structures, [coefficients] + members)
        : try whole(basis, structures, coefficients, members)
      if group.isFirst, let window { windows.append(window) }
      progress(basis.name)
    }
    return windows
  }

  /// The window that process 0 finds alone.
  private func whole(
    _ basis: SectorBasis, _ structures: [CouplingStructure], _ coefficients: [Double],
    _ members: [[Double]]
  ) throws -> SectorWindow? {
    try group.together {
      guard group.isFirst else { return nil }
      let search = WindowSearch(
        target: .lowest(levels), threads: threads, largestWhole: WindowSearch.usualWhole,
        isCancelled: { false })
      return try search.window(
        of: SectorMatrix(basis, structures: structures), coefficients, members: members)
    }
  }

  private func shared(
    _ basis: SectorBasis, _ structures: [CouplingStructure], _ lists: [[Double]]
  ) throws -> SectorWindow? {
    let rows = SharedRows(basis.dimension, among: group)
    let assembly = ColumnAssembly(basis, structures: structures)
    let columns = lists.map { assembly.columns(rows.own, of: $0) }
    if group.all(columns.allSatisfy(\.isReal)) {
      let matrices = columns.map { RealSparseMatrix(SparseRows($0, rows, isReal: true, group)) }
      return try window(basis, columns, matrices, wrap: MatrixElements.real)
    }
    let matrices = columns.map { ComplexSparseMatrix(SparseRows($0, rows, isReal: false, group)) }
    return try window(basis, columns, matrices, wrap: MatrixElements.complex)
  }

  private func window<Operator: ChebyshevOperator>(
    _ basis: SectorBasis, _ columns: [SectorColumns], _ matrices: [Operator],
    wrap: (DenseMatrix<Operator.Scalar>) -> MatrixElements
  ) throws -> SectorWindow {
    for (matrix, own) in zip(matrices, columns) {
      let norm = group.sum([own.squaredNorm])[0]
      let defect = max(group.largest(own.defect), matrix.hermiticityDefect(threads: threads))
      guard defect <= 1e-10 * (norm / Double(basis.dimension)).squareRoot() else {
        throw WindowEngineError.notHermitian(sector: basis.name, difference: defect)
      }
    }
    let search = WindowSearch(
      target: .lowest(levels), threads: threads, largestWhole: 0, isCancelled: isCancelled)
    return try search.window(of: matrices[0], members: matrices.dropFirst(), wrap: wrap)
  }
}

extension SparseRows {
  /// The rows that mirror columns of a Hermitian matrix.
  fileprivate init(
    _ columns: SectorColumns, _ rows: SharedRows, isReal: Bool, _ group: any ProcessGroup
  ) {
    self.init(
      rows, of: group, diagonal: columns.diagonal, starts: columns.starts, columns: columns.rows,
      real: columns.real, imaginary: isReal ? [] : columns.imaginary.map { -$0 })
  }
}
