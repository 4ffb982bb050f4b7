import Commutant
import LatticeModels
import LinearAlgebra
import TaskThreads

/// The commutant of a model's family over all sectors: one diagonalization with eigenvectors, and the matrix elements of the other
/// members between them.
///
/// Every sector is one task of one thread, with one BLAS thread; the result does not depend on the number of threads.
public struct CommutantRun: Sendable {
  /// How many levels of a sector a window has at most unless another number is asked for.
  public static let defaultWindowLevels = 300

  /// The model, checked and assembled.
  public let diagonalization: ExactDiagonalization
  /// The members whose relations are looked for.
  public let family: ModelFamily
  /// The number of worker threads.
  public let threads: Int
  /// The most levels of a sector inside a window in the middle of the spectrum; nil for all levels.
  public let windowLevels: Int?

  /// Describes a run.
  public init(
    _ diagonalization: ExactDiagonalization, family: ModelFamily, threads: Int,
    windowLevels: Int? = nil
  ) {
    precondition(threads > 0, "at least one thread is needed")
    precondition(diagonalization.plan.isWhole, "irreps of some sectors are none")
    precondition(windowLevels ?? 1 > 0, "a window needs levels")
    precondition(
      windowLevels == nil || diagonalization.schedule == nil, "quasi-energies have no window")
    self.diagonalization = diagonalization
    self.family = family
    self.threads = threads
    self.windowLevels = windowLevels
  }

  /// How often `progress` is called.
  public var taskCount: Int { diagonalization.sectors.count * (windowLevels == nil ? 1 : 2) }

  /// Diagonalizes every sector and decomposes the family; the callback is never called by two threads at once.
  ///
  /// - Parameters:
  ///   - progress: Called with the name of a sector when its levels, or its matrix elements, are known.
  ///   - isCancelled: Asked before every sector; true ends the run.
  /// - Throws: `CancellationError`, `CommutantError`, ``FamilyError``, or the first error of a diagonalization.
  public func run(
    progress: @escaping @Sendable (String) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> FamilyCommutant {
    LinearAlgebraLibrary.useOneThread()
    let matrices = try FamilyMatrices(diagonalization, family: family)
    if let schedule = diagonalization.schedule {
      return try decomposePeriods(
        matrices, schedule, progress: progress, isCancelled: isCancelled)
    }
    let dimensions = diagonalization.sectors.map(\.irrepDimension)
    let window = try windowLevels.flatMap { most in
      EnergyWindow(
        of: try sectorTasks(matrices.sectors, progress: progress, isCancelled: isCancelled) {
          sector in
          var solvers = SectorSolvers()
          return try solvers.levels(of: matrices.sectors[sector], coefficients: matrices.first)
        }, most: most)
    }
    let sectors = try sectorTasks(
      matrices.sectors, progress: progress, isCancelled: isCancelled
    ) { sector in
      try SectorFamily(sector, of: matrices, irrepDimension: dimensions[sector])
        .content(levels: window?.levels[sector])
    }
    let content = MatrixFamily(sectors: sectors, window: window?.energies)
    try content.requireVariation()
    let found = try CommutantDecomposition(of: content)
    return FamilyCommutant(
      decomposition: found.summary, levels: sectors.map(\.levels),
      membership: Self.placed(
        found.membership, sizes: matrices.sectors.map(\.dimension), window),
      isAveraged: matrices.isAveraged)
  }

  /// Something of every sector. Shape: [sector].
  func sectorTasks<Value: Sendable>(
    _ sectors: [SectorMatrix], progress: @escaping @Sendable (String) -> Void,
    isCancelled: @escaping @Sendable () -> Bool, _ body: @escaping @Sendable (Int) throws -> Value
  ) throws -> [Value] {
    let names = sectors.map(\.name)
    return try SectorTasks.run(
      sizes: sectors.map(\.dimension), threads: threads, progress: { progress(names[$0]) },
      isCancelled: isCancelled, body)
  }

  /// Levels outside the window belong to no component.
  private static func placed(
    _ membership: [[Int?]], sizes: [Int], _ window: EnergyWindow?
  ) -> [[Int?]] {
    guard let window else { return membership }
    return zip(zip(membership, sizes), window.levels).map { content, levels in
      Array(repeating: nil, count: levels.lowerBound) + content.0
        + Array(repeating: nil, count: content.1 - levels.upperBound)
    }
  }
}
