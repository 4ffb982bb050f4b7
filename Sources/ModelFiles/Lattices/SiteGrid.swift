/// Sites in cells along two or three directions, each cell with the same sublattices.
///
/// Site ((z Ly + y) Lx + x) S + s is the s-th of the S sites in the cell (x, y, z); a chain is one row.
struct SiteGrid: Sendable {
  /// The number of cells along x, y and perhaps z.
  let lengths: [Int]
  /// Along which directions coordinates count modulo the length.
  let isPeriodic: [Bool]
  /// S.
  let sublatticeCount: Int

  init(lengths: [Int], isPeriodic: [Bool], sublatticeCount: Int = 1) {
    precondition((2...3).contains(lengths.count) && lengths.count == isPeriodic.count)
    (self.lengths, self.isPeriodic) = (lengths, isPeriodic)
    self.sublatticeCount = sublatticeCount
  }

  /// The names of the coordinates of a site, the sublattice last where there are several.
  var names: [String] {
    Array(["x", "y", "z"].prefix(lengths.count)) + (sublatticeCount > 1 ? ["s"] : [])
  }

  var cellCount: Int { lengths.reduce(1, *) }

  var siteCount: Int { cellCount * sublatticeCount }

  /// The cell of a site.
  func cell(of site: Int) -> [Int] {
    var rest = site / sublatticeCount
    return lengths.map { length in
      defer { rest /= length }
      return rest % length
    }
  }

  /// The coordinates of a site, as `names` has them.
  func coordinates(of site: Int) -> [Int] {
    cell(of: site) + (sublatticeCount > 1 ? [site % sublatticeCount] : [])
  }

  /// The site on a sublattice of a cell, around periodic directions; nil beyond an open edge.
  func site(cell: [Int], sublattice: Int = 0) -> Int? {
    guard (0..<sublatticeCount).contains(sublattice) else { return nil }
    var place = 0
    for direction in lengths.indices.reversed() {
      let (length, own) = (lengths[direction], cell[direction])
      guard isPeriodic[direction] || (0..<length).contains(own) else { return nil }
      place = place * length + (own % length + length) % length
    }
    return place * sublatticeCount + sublattice
  }

  /// How often the way from inside the lattice to a cell goes around each direction.
  func windings(to cell: [Int]) -> [Int] {
    zip(cell, lengths).map { own, length in (own - (own % length + length) % length) / length }
  }
}
