import SpectralStatistics

extension SpectralSignatures {
  /// The signatures at a coarser resolution: levels that are nearly tied count as one.
  ///
  /// Of two sectors with near ties those levels are joined that are nearest to each other and closer than the pair's tolerance;
  /// within one sector neighbours closer than it. So levels of sectors without near ties are never joined by chance.
  ///
  /// Throws: `SpectralSignaturesError.noLevels`.
  public init(of spectra: SectorSpectra, joining ties: NearTies) throws {
    let fine = spectra.levels.map {
      LevelCluster.all(of: $0, in: spectra, tolerance: ties.roundingLevel)
    }
    let samples = fine.map { JoinedLevels($0, ties).clusters }
    let tolerance = ties.tolerance ?? ties.roundingLevel
    try self.init(
      samples, of: spectra,
      window: DegeneracyWindow(
        around: tolerance, gaps: Self.gaps(of: samples), roundingLevel: ties.roundingLevel,
        spread: samples.joined().map(\.spread).max() ?? 0))
  }

  /// The signatures when levels closer than `tolerance` are one level, whatever the gaps say. Units: energy.
  ///
  /// Throws: `SpectralSignaturesError.noLevels`.
  public init(of spectra: SectorSpectra, tolerance: Double) throws {
    let samples = spectra.levels.map {
      LevelCluster.all(of: $0, in: spectra, tolerance: tolerance)
    }
    try self.init(
      samples, of: spectra,
      window: DegeneracyWindow(
        around: tolerance, gaps: Self.gaps(of: samples),
        roundingLevel: DegeneracyWindow(of: spectra).roundingLevel,
        spread: samples.joined().map(\.spread).max() ?? 0))
  }

  private static func gaps(of samples: [[LevelCluster]]) -> [Double] {
    samples.flatMap { clusters in
      zip(clusters, clusters.dropFirst()).map { $1.lowest - $0.highest }.filter { $0 > 0 }
    }
  }
}

/// The levels of one sample, those that are nearly tied joined.
private struct JoinedLevels {
  private let fine: [LevelCluster]
  private var parent: [Int]

  init(_ fine: [LevelCluster], _ ties: NearTies) {
    self.fine = fine
    parent = Array(fine.indices)
    for pair in ties.pairs {
      if pair.first == pair.second {
        joinNeighbours(in: pair.first, within: pair.tolerance)
      } else {
        joinPartners(pair.first, pair.second, within: pair.tolerance)
      }
    }
  }

  var clusters: [LevelCluster] {
    var joined: [Int: LevelCluster] = [:]
    for (index, cluster) in fine.enumerated() {
      let root = root(of: index)
      joined[root] = joined[root]?.joined(with: cluster) ?? cluster
    }
    return joined.values.sorted { $0.energy < $1.energy }
  }

  private mutating func joinNeighbours(in sector: Int, within tolerance: Double) {
    let own = fine.indices.filter { fine[$0].copies.contains(sector) }
    for (left, right) in zip(own, own.dropFirst())
    where fine[right].energy - fine[left].energy <= tolerance {
      join(left, right)
    }
  }

  /// Joins levels of two sectors that are each other's nearest.
  private mutating func joinPartners(_ first: Int, _ second: Int, within tolerance: Double) {
    let own = fine.indices.filter {
      fine[$0].copies.contains(first) && !fine[$0].copies.contains(second)
    }
    let other = fine.indices.filter {
      fine[$0].copies.contains(second) && !fine[$0].copies.contains(first)
    }
    let (forward, backward) = (nearest(own, other), nearest(other, own))
    for (index, partner) in zip(own.indices, forward) {
      guard let partner, backward[partner] == index,
        abs(fine[own[index]].energy - fine[other[partner]].energy) <= tolerance
      else { continue }
      join(own[index], other[partner])
    }
  }

  /// For each place the position in `others` of the nearest one.
  private func nearest(_ places: [Int], _ others: [Int]) -> [Int?] {
    var next = 0
    return places.map { place in
      while next < others.count, fine[others[next]].energy < fine[place].energy { next += 1 }
      let candidates = [next - 1, next].filter(others.indices.contains)
      return candidates.min {
        abs(fine[others[$0]].energy - fine[place].energy)
          < abs(fine[others[$1]].energy - fine[place].energy)
      }
    }
  }

  private func root(of index: Int) -> Int {
    var index = index
    while parent[index] != index { index = parent[index] }
    return index
  }

  private mutating func join(_ left: Int, _ right: Int) {
    let (a, b) = (root(of: left), root(of: right))
    parent[max(a, b)] = min(a, b)
  }
}
