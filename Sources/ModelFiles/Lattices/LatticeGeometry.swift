/// The infinite lattice that a finite one is cut from: cells at integer combinations of vectors, sublattices inside each.
struct LatticeGeometry: Sendable {
  /// Shape [direction][coordinate].
  let vectors: [[Double]]
  /// Shape [sublattice][coordinate].
  let offsets: [[Double]]

  /// A site of the infinite lattice.
  struct Site: Hashable, Sendable {
    var cell: [Int]
    var sublattice: Int

    /// Where a site stands among those of all cells: layer by layer, row by row.
    static func precedes(_ left: Site, _ right: Site) -> Bool {
      let (a, b) = (
        left.cell.reversed() + [left.sublattice], right.cell.reversed() + [right.sublattice]
      )
      return a.lexicographicallyPrecedes(b)
    }

    func moved(by cell: [Int]) -> Site {
      Site(cell: zip(self.cell, cell).map(+), sublattice: sublattice)
    }
  }

  private static let slope = 3.0.squareRoot() / 2
  static let square = LatticeGeometry(vectors: [[1, 0], [0, 1]], offsets: [[0, 0]])
  static let triangular = LatticeGeometry(vectors: [[1, 0], [0.5, slope]], offsets: [[0, 0]])
  static let honeycomb = LatticeGeometry(
    vectors: triangular.vectors, offsets: [[0, 0], [0.5, slope / 3]])
  static let kagome = LatticeGeometry(
    vectors: triangular.vectors, offsets: [[0, 0], [0.5, 0], [0.25, slope / 2]])
  static let lieb = LatticeGeometry(
    vectors: square.vectors, offsets: [[0, 0], [0.5, 0], [0, 0.5]])
  static let cubic = LatticeGeometry(
    vectors: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], offsets: [[0, 0, 0]])

  /// The offsets in units of the vectors, which are orthogonal or those of the triangular lattice. Shape [sublattice][direction].
  var fractions: [[Double]] {
    offsets.map { offset in
      // The vectors are an upper triangular matrix: the last coordinate is that of the last vector alone.
      var rest = offset
      var result = [Double](repeating: 0, count: vectors.count)
      for direction in vectors.indices.reversed() {
        result[direction] = rest[direction] / vectors[direction][direction]
        for axis in rest.indices { rest[axis] -= result[direction] * vectors[direction][axis] }
      }
      return result
    }
  }

  func position(_ site: Site) -> [Double] {
    offsets[site.sublattice].indices.map { axis in
      zip(site.cell, vectors).reduce(offsets[site.sublattice][axis]) {
        $0 + Double($1.0) * $1.1[axis]
      }
    }
  }

  /// The square of a distance in units that tell different ones apart, whatever the rounding.
  private func squaredDistance(_ left: Site, _ right: Site) -> Int {
    let square = zip(position(left), position(right)).reduce(0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
    }
    return Int((square * 1e6).rounded())
  }

  /// The partners at the range-th distance of the sites of one cell. Of each pair one member has the other: the one that comes
  /// first. Rows upwards, each from the right. Shape [sublattice][partner].
  func partners(range: Int) -> [[Site]] {
    let own = offsets.indices.map { Site(cell: vectors.map { _ in 0 }, sublattice: $0) }
    // The range-th distance is at most `range` lattice constants, and rows are at least 0.86 apart.
    let reach = vectors.indices.dropLast().reduce([[Int]]()) { cells, _ in
      (cells.isEmpty ? [[]] : cells).flatMap { cell in
        (-2 * range...2 * range).reversed().map { cell + [$0] }
      }
    }
    let others = (0...2 * range).flatMap { last in
      reach.map { $0 + [last] }
    }.sorted { a, b in
      // Layers and rows upwards, in a row from the right.
      let (first, second) = (Array(a.dropFirst().reversed()), Array(b.dropFirst().reversed()))
      return first == second ? a[0] > b[0] : first.lexicographicallyPrecedes(second)
    }.flatMap { cell in offsets.indices.map { Site(cell: cell, sublattice: $0) } }
    let later = own.map { site in others.filter { Site.precedes(site, $0) } }
    let lengths = Set(
      zip(own, later).flatMap { site, others in
        others.map { squaredDistance(site, $0) }
      }
    ).sorted()
    return zip(own, later).map { site, others in
      others.filter { squaredDistance(site, $0) == lengths[range - 1] }
    }
  }
}
