import ExactDiagonalization
import SpectralWindows

/// The memory that one of several processes needs for the lowest levels of every sector.
package struct SharedWindowCost: Sendable {
  /// At the peak. Units: bytes.
  package let bytes: Double

  /// The lists of states and orbits, which every process has, with its part of the largest sector's matrix and vectors, or all of a
  /// sector that process 0 computes alone.
  package init(_ plan: SectorPlan, levels: Int, processes: Int) {
    let sectors = plan.chosen.map { sector in
      let rows = plan.sectors[sector].multiplicity
      let whole = WindowCost(plan, sector: sector, levels: levels).bytes
      return SharedWindows.isShared(rows: rows, levels: levels)
        ? whole / Double(processes) + Self.bytesPerRow * Double(rows) : whole
    }
    let states = plan.chargeSectors.map(\.dimension).max() ?? 0
    bytes = Double(SymmetryOrbits.bytes(dimension: states)) + (sectors.max() ?? 0)
  }

  /// The basis of a sector, and the change to one in which its matrix is real.
  private static let bytesPerRow = 120.0
}

/// A process has too little memory for its part.
package struct SharedMemoryError: Error, Equatable, CustomStringConvertible {
  /// What it needs. Units: bytes.
  package let needed: Double
  /// What it may take.
  package let room: Double

  package init(needed: Double, room: Double) { (self.needed, self.room) = (needed, room) }

  /// What is missing, and what would help.
  package var description: String {
    "A process needs about \(Self.text(needed)) of memory for its part, and may take \(Self.text(room)): start more processes, on "
      + "more machines."
  }

  private static func text(_ bytes: Double) -> String {
    "\(Int((bytes / 1_048_576).rounded(.up))) MiB"
  }
}
