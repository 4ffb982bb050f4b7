import Commutant
import ExactDiagonalization
import LatticeModels
import LinearAlgebra

/// Some levels of every sector of a model whose sectors are too large to be diagonalized as a whole: the lowest, or those around an energy.
///
/// One sector follows the other; threads share the rows of its vectors. No result depends on the number of threads.
public struct WindowRun: Sendable {
  /// The model, checked and assembled.
  public let diagonalization: ExactDiagonalization
  /// Which levels of every sector are found.
  public let target: WindowTarget
  private let search: WindowSearch

  /// Describes a run, whose vectors in the middle of a spectrum may take so many bytes.
  public init(
    _ diagonalization: ExactDiagonalization, target: WindowTarget, threads: Int,
    memory: Double = .infinity, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.init(
      diagonalization, target: target, threads: threads, largestWhole: WindowSearch.usualWhole,
      memory: memory, isCancelled: isCancelled)
  }

  /// The same for the lowest levels.
  public init(
    _ diagonalization: ExactDiagonalization, levels: Int, threads: Int,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.init(
      diagonalization, target: .lowest(levels), threads: threads, isCancelled: isCancelled)
  }

  /// The same with another size up to which matrices are diagonalized as a whole.
  package init(
    _ diagonalization: ExactDiagonalization, target: WindowTarget, threads: Int,
    largestWhole: Int, memory: Double = .infinity,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    precondition(target.levels.map { $0 > 0 } ?? true, "a window needs levels")
    precondition(diagonalization.model.floquet == nil, "quasi-energies have no order")
    (self.diagonalization, self.target) = (diagonalization, target)
    search = WindowSearch(
      target: target, threads: threads, largestWhole: largestWhole, memory: memory,
      isCancelled: isCancelled)
  }

  /// The levels for given couplings c_k; `progress` is called with the name of each sector that is done.
  ///
  /// Throws: `SectorMatrixError`, `LowestLevelsError`, `InteriorLevelsError`, `CancellationError` or `LinearAlgebraError`.
  public func windows(
    _ coefficients: [Double], progress: (String) -> Void = { _ in }
  ) throws -> [SectorWindow] {
    try windows(of: diagonalization.matrices, coefficients, members: [], progress)
  }

  /// The irreps of the family's commutant that have levels in the common window of all sectors.
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
    let common = CommonWindow(windows, target: target)
    let sectors = windows.indices.map { sector in
      let range = common.ranges[sector]
      return MatrixFamily.Sector(
        levels: Array(windows[sector].levels[range]),
        dimension: matrices.sectors[sector].dimension, irrepDimension: dimensions[sector],
        members: windows[sector].members.map { $0.block(range) })
    }
    let content = MatrixFamily(sectors: sectors, window: common.energies)
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
