/// Groups of levels of H₁ that lie together, over all sectors.
///
/// The groups are spectral subspaces of H₁, so their projectors belong to the algebra whatever the
/// tolerance is. A tolerance well above rounding is the safe choice: it keeps levels together whose
/// eigenvectors rounding has mixed, and ``MultipletRefinement`` takes apart what it joined too much.
struct LevelClusters {
  /// Adjacent levels of one sector.
  struct Part {
    let sector: Int
    let levels: Range<Int>
  }

  /// Shape: [cluster][sector that takes part]; by ascending energy.
  let clusters: [[Part]]

  /// Whether the levels of a cluster agree to rounding. Shape: [cluster].
  let isExact: [Bool]

  /// The levels of each sector that belong to a cluster.
  let active: [Range<Int>]

  /// Cuts the merged levels wherever neighbours are further apart than the tolerance, by default a
  /// hundredth of the median distance between distinct levels.
  ///
  /// Of a window, clusters that reach an end are left out: a copy may lie outside.
  init(of family: MatrixFamily, tolerance: Double?) {
    let merged = Self.merged(family)
    let gaps = zip(merged, merged.dropFirst()).map { $1.energy - $0.energy }
    let magnitude = merged.map { abs($0.energy) }.max() ?? 0
    let rounding = 8 * magnitude * Double.ulpOfOne * Double(max(1000, merged.count))
    let tolerance = tolerance ?? max(rounding, Self.typicalGap(gaps, above: rounding) / 100)
    var clusters: [[Part]] = []
    var isExact: [Bool] = []
    var start = 0
    for end in merged.indices.map({ $0 + 1 }) {
      if end < merged.count && gaps[end - 1] <= tolerance { continue }
      if let window = family.window,
        merged[start].energy - window.lowerBound <= tolerance
          || window.upperBound - merged[end - 1].energy <= tolerance
      {
        start = end
        continue
      }
      isExact.append(merged[end - 1].energy - merged[start].energy <= rounding)
      clusters.append(
        Dictionary(grouping: merged[start..<end]) { $0.sector }
          .sorted { $0.key < $1.key }
          .map { sector, members in
            let levels = members.map(\.level)
            return Part(sector: sector, levels: levels[0]..<(levels[0] + levels.count))
          })
      start = end
    }
    self.clusters = clusters
    self.isExact = isExact
    active = family.sectors.indices.map { sector in
      let parts = clusters.joined().filter { $0.sector == sector }.map(\.levels)
      return (parts.first?.lowerBound ?? 0)..<(parts.last?.upperBound ?? 0)
    }
  }

  /// The levels of all sectors inside the window, ascending.
  private static func merged(
    _ family: MatrixFamily
  ) -> [(energy: Double, sector: Int, level: Int)] {
    family.sectors.enumerated().flatMap { sector, content in
      content.levels.enumerated().map { (energy: $1, sector: sector, level: $0) }
    }
    .filter { family.window?.contains($0.energy) ?? true }
    .sorted { ($0.energy, $0.sector, $0.level) < ($1.energy, $1.sector, $1.level) }
  }

  private static func typicalGap(_ gaps: [Double], above rounding: Double) -> Double {
    let distinct = gaps.filter { $0 > rounding }.sorted()
    return distinct.isEmpty ? 0 : distinct[distinct.count / 2]
  }
}
