extension LatticeGeometry {
  /// The smallest loops of nearest neighbours, those of one cell, each counter-clockwise from its first site; empty where there
  /// is none of eight bonds or fewer.
  var plaquettes: [[Site]] {
    let forward = partners(range: 1)
    let neighbours = offsets.indices.map { sublattice in
      forward[sublattice]
        + forward.enumerated().flatMap { other, partners in
          partners.filter { $0.sublattice == sublattice }
            .map { Site(cell: $0.cell.map { -$0 }, sublattice: other) }
        }
    }
    for length in 3...8 {
      let loops = offsets.indices.flatMap { sublattice in
        self.loops(
          from: Site(cell: vectors.map { _ in 0 }, sublattice: sublattice), length, neighbours)
      }
      if !loops.isEmpty { return loops }
    }
    return []
  }

  /// Loops of a length whose first site comes before all others.
  private func loops(from start: Site, _ length: Int, _ neighbours: [[Site]]) -> [[Site]] {
    func next(_ site: Site) -> [Site] {
      neighbours[site.sublattice].map { $0.moved(by: site.cell) }
    }
    var paths = [[start]]
    for _ in 1..<length {
      paths = paths.flatMap { path in
        next(path.last!).filter { Site.precedes(start, $0) && !path.contains($0) }.map {
          path + [$0]
        }
      }
    }
    return paths.filter { next($0.last!).contains(start) && isCounterclockwise($0) }
  }

  /// In space: seen from where the first component of the normal that is not zero points.
  private func isCounterclockwise(_ loop: [Site]) -> Bool {
    let points = loop.map { position($0) + (vectors.count == 2 ? [0] : []) }
    var normal = [0.0, 0, 0]
    for (a, b) in zip(points, points.dropFirst() + points.prefix(1)) {
      for axis in 0..<3 {
        let (i, j) = ((axis + 1) % 3, (axis + 2) % 3)
        normal[axis] += a[i] * b[j] - a[j] * b[i]
      }
    }
    return normal.first { abs($0) > 1e-9 }.map { $0 > 0 } ?? false
  }
}
