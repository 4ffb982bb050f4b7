/// The levels of all sectors of one sample that can be compared, in one ascending list.
///
/// Of an incomplete spectrum these are the levels inside its window. Quasi-energies are taken modulo
/// the period, and the list starts after the widest gap, so that the levels of no degenerate
/// quasi-energy stand at both ends.
struct MergedLevels {
  /// Ascending; quasi-energies may exceed the period.
  let levels: [(energy: Double, sector: Int)]
  /// The gaps between neighbours; for quasi-energies also from the last level to the first.
  let gaps: [Double]

  init(of sectors: [[Double]], in spectra: SectorSpectra) {
    var merged = sectors.enumerated()
      .flatMap { sector, levels in levels.map { (energy: $0, sector: sector) } }
    if let period = spectra.period {
      let origin = spectra.window?.lowerBound ?? 0
      for k in merged.indices {
        merged[k].energy = Self.reduced(merged[k].energy, from: origin, period: period)
      }
    }
    if let window = spectra.window { merged.removeAll { !window.contains($0.energy) } }
    merged.sort { ($0.energy, $0.sector) < ($1.energy, $1.sector) }
    let inner = zip(merged, merged.dropFirst()).map { $1.energy - $0.energy }
    guard let period = spectra.period, spectra.window == nil, let last = merged.last else {
      (levels, gaps) = (merged, inner)
      return
    }
    let circle = inner + [merged[0].energy + period - last.energy]
    let widest = circle.indices.max { circle[$0] < circle[$1] }!
    let start = (widest + 1) % merged.count
    gaps = circle
    levels =
      merged[start...] + merged[..<start].map { (energy: $0.energy + period, sector: $0.sector) }
  }

  /// The quasi-energy equal to `energy` in the period that begins at `origin`.
  static func reduced(_ energy: Double, from origin: Double, period: Double) -> Double {
    let places = ((energy - origin) / period).rounded(.down)
    return energy - places * period
  }
}
