import ExactDiagonalization
import KrylovSpaces

/// What the lowest levels of a model's sectors take, with the irreps that they show.
public struct WindowCost: Sendable {
  /// Memory at the peak, with everything.
  public let bytes: Double
  /// A rough time on one core of 2020s hardware, for the levels of one sample. Units: seconds.
  public let seconds: Double

  /// All sectors that are computed, one after the other. Sectors whose matrices may be real count as real.
  public init(_ plan: SectorPlan, levels: Int) {
    let costs = plan.chosen.map { WindowCost(plan, sector: $0, levels: levels) }
    bytes = plan.assembledBytes + (costs.map(\.bytes).max() ?? 0)
    seconds = plan.assemblySeconds + costs.reduce(0) { $0 + $1.seconds }
  }

  /// The memory at the peak of levels of some kind; of those between two energies, whose number is not known yet, that of one.
  public static func bytes(_ plan: SectorPlan, _ target: WindowTarget) -> Double {
    let sectors = plan.chosen.map { number in
      let (rows, isReal) = (plan.sectors[number].multiplicity, plan.canBeReal[number])
      return bytes(plan, rows: rows, isReal: isReal, target)
    }
    return plan.assembledBytes + (sectors.max() ?? 0)
  }

  /// One sector without the sparse matrices of all: its matrix row by row while that is made, and the vectors of a Krylov space.
  public init(_ plan: SectorPlan, sector: Int, levels: Int) {
    let (rows, isReal) = (plan.sectors[sector].multiplicity, plan.canBeReal[sector])
    bytes = Self.bytes(plan, rows: rows, isReal: isReal, .lowest(levels))
    if WindowSearch.isWhole(rows: rows, target: .lowest(levels)) {
      seconds = Self.wholeInUnits * SectorPlan.seconds(rows: rows, isReal: isReal)
    } else {
      let products = Self.productsPerLevel * Double(levels)
      let row = Self.secondsPerRow + Self.secondsPerRowAndLevel * Double(levels)
      seconds = products * Double(rows) * row * (isReal ? 1 : Self.complexFactor)
    }
  }

  private static func bytes(
    _ plan: SectorPlan, rows: Int, isReal: Bool, _ target: WindowTarget
  ) -> Double {
    let (n, number) = (Double(rows), isReal ? 8.0 : 16)
    let matrix = 2 * n * Double(plan.entriesPerColumn) * (4 + number) + 24 * n
    if WindowSearch.isWhole(rows: rows, target: target) { return matrix + 4 * n * n * number }
    let vectors = WindowSearch.vectorCount(target) + (target.levels ?? 1) + 16
    return matrix + n * number * Double(vectors)
  }

  /// With vectors, in units of the time for eigenvalues.
  private static let wholeInUnits = 5.0
  // Measured on clock chains of 6561 to 65536 rows, 30 and 60 levels.
  private static let productsPerLevel = 31.0
  private static let secondsPerRow = 4e-8
  private static let secondsPerRowAndLevel = 1.3e-9
  private static let complexFactor = 3.4
}
