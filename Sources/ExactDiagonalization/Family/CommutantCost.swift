import LatticeModels

/// What the commutant of a family takes.
public struct CommutantCost: Sendable, Equatable {
  /// Memory, beside the assembled sectors.
  public let bytes: Double
  /// A rough time on one core, in units of the eigenvalues of one sample.
  public let samples: Double

  /// Whether a run may take this: half of the available bytes at most, anything where they are not known.
  public func fits(_ available: Int?) -> Bool { available.map { bytes <= Double($0) / 2 } ?? true }

  /// The cost for sectors of the given sizes, of all levels or of a window with at most some levels of each sector.
  ///
  /// Matrix elements of all finished sectors are kept; a sector under way has its matrix, or its eigenvectors and what is found of
  /// its elements. The largest sectors come first, so that the last ones weigh little.
  init(
    sectors: [(rows: Int, isReal: Bool)], _ method: SectorMethod, threads: Int,
    windowLevels: Int? = nil
  ) {
    let tasks = sectors.sorted { $0.rows > $1.rows }.map {
      Self.task(
        rows: Double($0.rows), isReal: method.keepsReal($0.isReal), windowLevels: windowLevels,
        matrices: method.matrices)
    }
    let values =
      windowLevels == nil
      ? 0 : sectors.map { method.bytes(rows: $0.rows, isReal: $0.isReal) }.max() ?? 0
    bytes = max(
      MemorySchedule(tasks).peak(threads: threads), Double(threads) * values)
    samples = windowLevels == nil ? 5.4 : 3
  }

  private static func task(
    rows n: Double, isReal: Bool, windowLevels: Int?, matrices: Double?
  ) -> MemorySchedule.Task {
    let number = isReal ? 8.0 : 16.0
    let found = min(n, windowLevels.map(Double.init) ?? n)
    let kept = Double(ModelFamily.differenceCount) * found * found * number + n * 8
    let vectors = n * found * number
    let diagonalization = windowLevels == nil ? 3 * n * n * number : n * n * number + 2 * vectors
    let most = matrices.map { $0 * n * n * number + kept + vectors }
    return .init(
      kept: kept, most: most ?? max(diagonalization, kept + vectors),
      duration: MemorySchedule.work(rows: Int(n), isReal: isReal))
  }
}

extension CommutantRun {
  /// What the run takes.
  public var cost: CommutantCost {
    CommutantCost(
      sectors: diagonalization.matrices.map { ($0.dimension, $0.isReal) },
      diagonalization.plan.method, threads: threads,
      windowLevels: windowLevels)
  }
}

extension SectorPlan {
  /// What the commutant of the model's family would take; sectors whose matrices may be real count as real.
  public func commutantCost(threads: Int, windowLevels: Int? = nil) -> CommutantCost {
    CommutantCost(
      sectors: zip(sectors, canBeReal).map { ($0.multiplicity, $1) }, method, threads: threads,
      windowLevels: windowLevels)
  }
}
