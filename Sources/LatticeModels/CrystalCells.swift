/// Where the sites of a piece of a regular lattice stand: cells at integer combinations of vectors, the same sites in each.
///
/// Site ((z Ly + y) Lx + x) S + s is the s-th of the S sites in the cell (x, y, z); a chain has one direction.
public struct CrystalCells: Sendable, Hashable {
  /// The vectors between neighbouring cells. Shape [direction][coordinate].
  public let vectors: [[Double]]
  /// Where the sites of a cell stand, in units of `vectors`. Shape [sublattice][direction].
  public let offsets: [[Double]]
  /// The number of cells along each direction.
  public let lengths: [Int]
  /// Whether the lattice closes along each direction.
  public let isPeriodic: [Bool]

  /// A piece of a lattice; all lists have an entry for each direction.
  public init(vectors: [[Double]], offsets: [[Double]], lengths: [Int], isPeriodic: [Bool]) {
    precondition(
      (1...3).contains(lengths.count) && vectors.count == lengths.count
        && isPeriodic.count == lengths.count
        && offsets.allSatisfy { $0.count == lengths.count }, "an entry for each direction")
    (self.vectors, self.offsets) = (vectors, offsets)
    (self.lengths, self.isPeriodic) = (lengths, isPeriodic)
  }

  /// The number of sites.
  public var siteCount: Int { lengths.reduce(offsets.count, *) }

  /// The cell of a site, and its place in the cell.
  public func place(of site: Int) -> (cell: [Int], sublattice: Int) {
    var rest = site / offsets.count
    let cell = lengths.map { length in
      defer { rest /= length }
      return rest % length
    }
    return (cell, site % offsets.count)
  }

  /// Where a site stands, in units of `vectors`.
  public func position(of site: Int) -> [Double] {
    let (cell, sublattice) = place(of: site)
    return zip(cell, offsets[sublattice]).map { Double($0) + $1 }
  }
}
