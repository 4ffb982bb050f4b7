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
  /// Several processes in place of this one; nil for this one alone.
  private let engine: (any WindowEngine)?

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

  /// The same by several processes.
  package init(
    _ diagonalization: ExactDiagonalization, levels: Int, threads: Int, engine: any WindowEngine,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.init(
      diagonalization, target: .lowest(levels), threads: threads,
      largestWhole: WindowSearch.usualWhole, engine: engine, isCancelled: isCancelled)
  }

  /// The same with another size up to which matrices are diagonalized as a whole.
  package init(
    _ diagonalization: ExactDiagonalization, target: WindowTarget, threads: Int,
    largestWhole: Int, memory: Double = .infinity, engine: (any WindowEngine)? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    precondition(target.levels.map { $0 > 0 } ?? true, "a window needs levels")
    precondition(diagonalization.model.floquet == nil, "quasi-energies have no order")
    (self.diagonalization, self.target, self.engine) = (diagonalization, target, engine)
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
    try engine?.windows(coefficients, members: [], progress: progress)
      ?? windows(of: diagonalization.matrices, coefficients, members: [], progress)
  }

  /// The irreps of the family's commutant that have levels in the common window of all sectors.
  ///
  /// Throws: `CommutantError`, `FamilyError`, and what finding the levels throws.
  public func commutant(
    of family: ModelFamily, progress: (String) -> Void = { _ in }
  ) throws -> FamilyCommutant {
    precondition(diagonalization.plan.isWhole, "irreps of some sectors are none")
    let (windows, isAveraged) = try windows(of: family, progress)
    let sectorList = diagonalization.sectors
    let common = CommonWindow(windows, target: target)
    let sectors = windows.indices.map { sector in
      let range = common.ranges[sector]
      return MatrixFamily.Sector(
        levels: Array(windows[sector].levels[range]),
        dimension: sectorList[sector].multiplicity,
        irrepDimension: sectorList[sector].irrepDimension,
        members: windows[sector].members.map { $0.block(range) })
    }
    let content = MatrixFamily(sectors: sectors, window: common.energies)
    try content.requireVariation()
    let found = try CommutantDecomposition(of: content)
    return FamilyCommutant(
      decomposition: found.summary, levels: sectors.map(\.levels),
      membership: zip(found.membership, sectorList).map { membership, sector in
        membership + Array(repeating: nil, count: sector.multiplicity - membership.count)
      },
      isAveraged: isAveraged)
  }

  /// The windows of a family's first member with the matrix elements of the others, and whether the members are averages over the
  /// visible group.
  private func windows(
    of family: ModelFamily, _ progress: (String) -> Void
  ) throws -> ([SectorWindow], isAveraged: Bool) {
    if let engine {
      let breaks = try diagonalization.breaks(of: family)
      if breaks.group || breaks.reality { throw WindowEngineError.averages }
      return (
        try engine.windows(family.first, members: family.differences, progress: progress), false
      )
    }
    let matrices = try FamilyMatrices(diagonalization, family: family)
    return (
      try windows(of: matrices.sectors, matrices.first, members: matrices.differences, progress),
      matrices.isAveraged
    )
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
