import LatticeModels

/// Which sites are neighbours, and where the sites are.
struct Lattice {
  /// Sites that a term names together, and how often the way to the last one goes around each periodic direction.
  struct Tuple {
    let sites: [Int]
    var windings: [Int] = []
  }

  /// The coordinates of the sites; nil for listed bonds without positions.
  let coordinates: SiteCoordinates?
  private let form: Form

  private enum Form {
    case chain(SiteGrid)
    case regular(LatticeGeometry, SiteGrid)
    case listed(bonds: [[Int]], sites: Int)
  }

  /// The cells of a regular lattice.
  var grid: SiteGrid? {
    if case .grid(let grid)? = coordinates { grid } else { nil }
  }

  /// Where the cells stand; nil for listed bonds.
  var crystal: CrystalCells? {
    switch form {
    case .listed: nil
    case .chain(let grid):
      CrystalCells(
        vectors: [[1]], offsets: [[0]], lengths: [grid.lengths[0]],
        isPeriodic: [grid.isPeriodic[0]])
    case .regular(let geometry, let grid):
      CrystalCells(
        vectors: geometry.vectors, offsets: geometry.fractions, lengths: grid.lengths,
        isPeriodic: grid.isPeriodic)
    }
  }

  /// Sites in a row.
  init(chain sites: Int, isPeriodic: Bool) {
    let grid = SiteGrid(lengths: [sites, 1], isPeriodic: [isPeriodic, false])
    (form, coordinates) = (.chain(grid), .grid(grid))
  }

  /// A piece of a regular lattice.
  init(_ geometry: LatticeGeometry, _ grid: SiteGrid) {
    (form, coordinates) = (.regular(geometry, grid), .grid(grid))
  }

  /// Any graph, perhaps with positions.
  init(bonds: [[Int]], sites: Int, positions: SitePositions?) {
    form = .listed(bonds: bonds, sites: sites)
    coordinates = positions.map(SiteCoordinates.positions)
  }

  /// The pairs of neighbours of the given range, site by site; nil if there are none whatever the size.
  ///
  /// - Chain: (j, j + range).
  /// - Other regular lattices: the range-th distance on the infinite lattice, each pair once; wrapping around a small periodic
  ///   lattice can give both orders of a pair.
  /// - Listed bonds: pairs j < k joined by `range` bonds and not by fewer; the bonds themselves, as listed, for range 1.
  func bonds(range: Int) -> [Tuple]? {
    switch form {
    case .listed(let bonds, let sites):
      return (range == 1 ? bonds : Self.pairs(atDistance: range, bonds, sites)).map {
        Tuple(sites: $0)
      }
    case .chain(let grid):
      if range >= grid.lengths[0] { return grid.isPeriodic[0] ? nil : [] }
      return Self.bonds(grid, [[LatticeGeometry.Site(cell: [range, 0], sublattice: 0)]])
    case .regular(let geometry, let grid):
      guard range <= (grid.lengths.count == 2 ? 64 : 12) else { return nil }
      return Self.bonds(grid, geometry.partners(range: range))
    }
  }

  /// Shape of `partners`, of the sites of one cell: [sublattice][partner].
  private static func bonds(_ grid: SiteGrid, _ partners: [[LatticeGeometry.Site]]) -> [Tuple] {
    (0..<grid.siteCount).flatMap { site in
      let cell = grid.cell(of: site)
      return partners[site % grid.sublatticeCount].compactMap { partner -> Tuple? in
        let other = partner.moved(by: cell)
        guard let image = grid.site(cell: other.cell, sublattice: other.sublattice), image != site
        else { return nil }
        return Tuple(sites: [site, image], windings: grid.windings(to: other.cell))
      }
    }
  }

  /// The smallest loops of neighbours, cell by cell, each counter-clockwise; nil where the lattice has none.
  func plaquettes() -> [Tuple]? {
    guard case .regular(let geometry, let grid) = form else { return nil }
    let loops = geometry.plaquettes
    return (0..<grid.cellCount).flatMap { place in
      let cell = grid.cell(of: place * grid.sublatticeCount)
      return loops.compactMap { loop -> Tuple? in
        let sites = loop.compactMap { site in
          let moved = site.moved(by: cell)
          return grid.site(cell: moved.cell, sublattice: moved.sublattice)
        }
        return Set(sites).count == loop.count ? Tuple(sites: sites) : nil
      }
    }
  }

  /// Pairs j < k whose shortest path along listed bonds has `distance` bonds.
  private static func pairs(atDistance distance: Int, _ bonds: [[Int]], _ siteCount: Int) -> [[Int]]
  {
    var neighbours = [[Int]](repeating: [], count: siteCount)
    for bond in bonds {
      neighbours[bond[0]].append(bond[1])
      neighbours[bond[1]].append(bond[0])
    }
    return (0..<siteCount).flatMap { start in
      var (seen, shell): (Set<Int>, Set<Int>) = ([start], [start])
      for _ in 0..<distance {
        shell = Set(shell.flatMap { neighbours[$0] }).subtracting(seen)
        if shell.isEmpty { break }
        seen.formUnion(shell)
      }
      return shell.filter { $0 > start }.sorted().map { [start, $0] }
    }
  }
}
