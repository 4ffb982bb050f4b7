import ExactDiagonalization
import KrylovSpaces

/// What the lowest levels of a model's sectors take.
public struct WindowCost: Sendable {
  /// Memory at the peak, with everything.
  public let bytes: Double

  /// - Parameter plan: Sectors whose matrices may be real count as real.
  public init(_ plan: SectorPlan, levels: Int) {
    let sectors = plan.chosen.map { sector in
      Self.sectorBytes(
        rows: plan.sectors[sector].multiplicity, isReal: plan.canBeReal[sector], levels: levels,
        entriesPerRow: plan.entriesPerColumn)
    }
    bytes = plan.assembledBytes + (sectors.max() ?? 0)
  }

  /// One sector: its matrix row by row while that is made, and the vectors of a Krylov space.
  static func sectorBytes(rows: Int, isReal: Bool, levels: Int, entriesPerRow: Int) -> Double {
    let (n, number) = (Double(rows), isReal ? 8.0 : 16)
    let matrix = 2 * n * Double(entriesPerRow) * (4 + number) + 24 * n
    if WindowSearch.isWhole(rows: rows, levels: levels) { return matrix + 4 * n * n * number }
    let vectors = Double(LowestLevelsSearch(levels: levels).vectorCount + levels + 16)
    return matrix + n * number * vectors
  }
}
