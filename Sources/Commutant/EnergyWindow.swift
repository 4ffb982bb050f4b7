/// The levels of all sectors between two energies in the middle of the spectrum.
package struct EnergyWindow: Sendable {
  /// Far from every level, or in the middle between two.
  package let energies: ClosedRange<Double>
  /// Shape: [sector].
  package let levels: [Range<Int>]

  /// Grows a window from the middle of all levels until a sector has as many levels inside as it may have; nil where no sector has
  /// more at all.
  package init?(of spectra: [[Double]], most: Int) {
    guard spectra.contains(where: { $0.count > most }) else { return nil }
    let merged = spectra.enumerated()
      .flatMap { sector, levels in levels.map { (energy: $0, sector: sector) } }
      .sorted { ($0.energy, $0.sector) < ($1.energy, $1.sector) }
    var counts = spectra.map { _ in 0 }
    var (low, high) = (merged.count / 2, merged.count / 2)
    while high < merged.count || low > 0 {
      let growsUp = low == 0 || (high < merged.count && high + low <= merged.count)
      let next = growsUp ? high : low - 1
      if counts[merged[next].sector] == most { break }
      counts[merged[next].sector] += 1
      if growsUp { high += 1 } else { low -= 1 }
    }
    let width = max(1, merged[merged.count - 1].energy - merged[0].energy)
    let lower =
      low == 0
      ? merged[0].energy - width : (merged[low - 1].energy + merged[low].energy) / 2
    let upper =
      high == merged.count
      ? merged[high - 1].energy + width : (merged[high - 1].energy + merged[high].energy) / 2
    energies = lower...upper
    levels = spectra.enumerated().map { sector, levels in
      let first = merged[..<low].count { $0.sector == sector }
      return first..<(first + counts[sector])
    }
  }
}
