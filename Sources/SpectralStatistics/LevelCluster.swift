/// One level of a sample with all its copies.
package struct LevelCluster: Sendable {
  /// The sector of each copy, ascending.
  package var copies: [Int]
  package var lowest: Double
  package var highest: Double
  /// The mean of the copies; a quasi-energy may exceed the period.
  package var energy: Double

  /// From the lowest to the highest copy.
  package var spread: Double { highest - lowest }

  /// Cuts the merged levels of one sample wherever neighbours are further apart than `tolerance`; ascending.
  ///
  /// Of an incomplete spectrum those within the tolerance of an end are left out.
  package static func all(
    of sectors: [[Double]], in spectra: SectorSpectra, tolerance: Double
  ) -> [LevelCluster] {
    let merged = MergedLevels(of: sectors, in: spectra).levels
    var clusters: [LevelCluster] = []
    var start = 0
    for end in merged.indices.map({ $0 + 1 }) {
      if end < merged.count && merged[end].energy - merged[end - 1].energy <= tolerance { continue }
      defer { start = end }
      let (lowest, highest) = (merged[start].energy, merged[end - 1].energy)
      if let window = spectra.window,
        lowest - window.lowerBound <= tolerance || window.upperBound - highest <= tolerance
      {
        continue
      }
      let excess = merged[start..<end].reduce(0) { $0 + $1.energy - lowest }
      clusters.append(
        LevelCluster(
          copies: merged[start..<end].map(\.sector).sorted(), lowest: lowest, highest: highest,
          energy: lowest + excess / Double(end - start)))
    }
    return clusters
  }

  /// Both as one level.
  package func joined(with other: LevelCluster) -> LevelCluster {
    let (own, theirs) = (Double(copies.count), Double(other.copies.count))
    return LevelCluster(
      copies: (copies + other.copies).sorted(),
      lowest: min(lowest, other.lowest), highest: max(highest, other.highest),
      energy: energy + (other.energy - energy) * theirs / (own + theirs))
  }
}
