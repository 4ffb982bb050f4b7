/// One level of a sample with all its copies.
package struct LevelCluster: Sendable {
  /// How often it occurs in each sector.
  package var signature: [Int]
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
      var signature = [Int](repeating: 0, count: sectors.count)
      var excess = 0.0
      for level in merged[start..<end] {
        signature[level.sector] += 1
        excess += level.energy - lowest
      }
      clusters.append(
        LevelCluster(
          signature: signature, lowest: lowest, highest: highest,
          energy: lowest + excess / Double(end - start)))
    }
    return clusters
  }

  /// Both as one level.
  package func joined(with other: LevelCluster) -> LevelCluster {
    let own = Double(signature.reduce(0, +))
    let theirs = Double(other.signature.reduce(0, +))
    return LevelCluster(
      signature: zip(signature, other.signature).map { $0 + $1 },
      lowest: min(lowest, other.lowest), highest: max(highest, other.highest),
      energy: energy + (other.energy - energy) * theirs / (own + theirs))
  }
}
