import Commutant
import ExactDiagonalization
import LatticeModels
import LinearAlgebra

/// The lowest levels of every sector of a model whose sectors are too large to be diagonalized as a whole.
///
/// One sector follows the other; threads share the rows of its vectors. No result depends on the number of threads.
public struct WindowRun: Sendable {
  /// The model, checked and assembled.
  public let diagonalization: ExactDiagonalization
  /// How many levels of every sector are found; as many more as close a group of equal ones.
  public let levels: Int
  private let search: WindowSearch

  /// Describes a run.
  public init(
    _ diagonalization: ExactDiagonalization, levels: Int, threads: Int,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.init(
      diagonalization, levels: levels, threads: threads, largestWhole: WindowSearch.usualWhole,
      isCancelled: isCancelled)
  }

  /// The same with another size up to which matrices are diagonalized as a whole.
  package init(
    _ diagonalization: ExactDiagonalization, levels: Int, threads: Int, largestWhole: Int,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    precondition(levels > 0, "a window needs levels")
    precondition(diagonalization.model.floquet == nil, "quasi-energies have no lowest ones")
    (self.diagonalization, self.levels) = (diagonalization, levels)
    search = WindowSearch(
      levels: levels, threads: threads, largestWhole: largestWhole, isCancelled: isCancelled)
  }

  /// The lowest levels for given couplings c_k; `progress` is called with the name of each sector that is done.
  ///
  /// Throws: `SectorMatrixError`, `LowestLevelsError`, `CancellationError` or `LinearAlgebraError`.
  public func windows(
    _ coefficients: [Double], progress: (String) -> Void = { _ in }
  ) throws -> [SectorWindow] {
    try windows(of: diagonalization.matrices, coefficients, members: [], progress)
  }

  /// The irreps of the family's commutant that have levels below the common end of all windows.
  ///
  /// Throws: `CommutantError`, `FamilyError`, and what finding the levels throws.
  public func commutant(
    of family: ModelFamily, progress: (String) -> Void = { _ in }
  ) throws -> FamilyCommutant {
    precondition(diagonalization.plan.isWhole, "irreps of some sectors are none")
    let matrices = try FamilyMatrices(diagonalization, family: family)
    let windows = try windows(
      of: matrices.sectors, matrices.first, members: matrices.differences, progress)
    let dimensions = diagonalization.sectors.map(\.irrepDimension)
    let end = CommonWindow(windows)
    let sectors = windows.indices.map { sector in
      let count = end.counts[sector]
      return MatrixFamily.Sector(
        levels: Array(windows[sector].levels[..<count]),
        dimension: matrices.sectors[sector].dimension, irrepDimension: dimensions[sector],
        members: windows[sector].members.map { $0.leading(count) })
    }
    let content = MatrixFamily(sectors: sectors, window: end.energies)
    try content.requireVariation()
    let found = try CommutantDecomposition(of: content)
    return FamilyCommutant(
      decomposition: found.summary, levels: sectors.map(\.levels),
      membership: zip(found.membership, matrices.sectors).map { membership, matrix in
        membership + Array(repeating: nil, count: matrix.dimension - membership.count)
      },
      isAveraged: matrices.isAveraged)
  }

  private func windows(
    of matrices: [SectorMatrix], _ coefficients: [Double], members: [[Double]],
    _ progress: (String) -> Void
  ) throws -> [SectorWindow] {
    LinearAlgebraLibrary.useOneThread()
    return try matrices.map { matrix in
      if search.isCancelled() { throw CancellationError() }
      let window = try search.window(of: matrix, coefficients, members: members)
      progress(matrix.name)
      return window
    }
  }
}

/// The energies between which the levels of all sectors are known.
public struct CommonWindow: Sendable {
  /// From below all levels to the lowest end of a sector's window.
  public let energies: ClosedRange<Double>
  /// How many levels of each sector lie inside. Shape: [sector].
  public let counts: [Int]

  /// The window that some windows have in common.
  public init(_ windows: [SectorWindow]) {
    let levels = windows.flatMap(\.levels)
    let (lowest, highest) = (levels.min() ?? 0, levels.max() ?? 0)
    let width = max(highest - lowest, 1e-3 * max(abs(lowest), abs(highest), 1))
    let end = windows.map(\.completeBelow).min() ?? .infinity
    energies = (lowest - width)...(end.isFinite ? end : highest + width)
    let limit = energies.upperBound
    counts = windows.map { $0.levels.count { $0 < limit } }
  }
}
