import ExactDiagonalization
import SpectralWindows

/// What `xsff window` takes in place of `xsff compute`.
extension Inspection {
  /// What `--levels` is by default.
  static let windowLevels = 60

  /// The lowest levels of all sectors, with one more member of the family for exact irreps.
  var window: (bytes: Double, seconds: Double) {
    let cost = WindowCost(plan, levels: Self.windowLevels)
    let searches = commutantCost == nil ? 1.0 : 2
    return (cost.bytes, searches * cost.seconds / Double(threads))
  }

  /// A way to the levels of a sector: all of them, or the lowest.
  struct Way: Encodable {
    /// Without the sparse matrices of all sectors.
    let memoryBytes: Double
    /// Of one sample on one core.
    let seconds: Double
  }

  func whole(_ sector: Int) -> Way {
    let (rows, isReal) = (plan.sectors[sector].multiplicity, plan.canBeReal[sector])
    return Way(
      memoryBytes: SectorPlan.solverBytes(rows: rows, isReal: isReal),
      seconds: SectorPlan.seconds(rows: rows, isReal: isReal))
  }

  func window(_ sector: Int) -> Way {
    let cost = WindowCost(plan, sector: sector, levels: Self.windowLevels)
    return Way(memoryBytes: cost.bytes, seconds: cost.seconds)
  }

  /// Whether a sector is so large that a window is worth a thought.
  var hasLargeSectors: Bool { plan.chosen.contains { plan.sectors[$0].multiplicity > 4096 } }
}
