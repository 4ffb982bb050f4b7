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
  /// Matrix elements of all sectors are kept; each thread has the largest matrix with its eigenvectors.
  init(sectors: [(rows: Int, isReal: Bool)], threads: Int, windowLevels: Int? = nil) {
    var (kept, largest) = (0.0, 0.0)
    for (rows, isReal) in sectors {
      let n = Double(rows)
      let number = isReal ? 8.0 : 16.0
      let found = min(n, Double(windowLevels ?? rows))
      kept += Double(ModelFamily.differenceCount) * found * found * number + n * 8
      let matrix = windowLevels == nil ? 3 * n * n : n * n + 2 * n * found
      let values =
        windowLevels == nil ? 0 : SectorPlan.solverBytes(rows: rows, isReal: isReal)
      largest = max(largest, max(matrix * number, values))
    }
    bytes = kept + Double(threads) * largest
    samples = windowLevels == nil ? 5.4 : 3
  }
}

extension CommutantRun {
  /// What the run takes.
  public var cost: CommutantCost {
    CommutantCost(
      sectors: diagonalization.matrices.map { ($0.dimension, $0.isReal) }, threads: threads,
      windowLevels: windowLevels)
  }
}

extension SectorPlan {
  /// What the commutant of the model's family would take; sectors whose matrices may be real count as real.
  public func commutantCost(threads: Int, windowLevels: Int? = nil) -> CommutantCost {
    CommutantCost(
      sectors: zip(sectors, canBeReal).map { ($0.multiplicity, $1) }, threads: threads,
      windowLevels: windowLevels)
  }
}
