/// Which pairs of sites are neighbours.
enum Lattice {
  /// A line of sites 0 … L-1.
  case openChain(sites: Int)
  /// A ring of sites 0 … L-1.
  case periodicChain(sites: Int)
  /// Bonds listed in the file.
  case listed(bonds: [[Int]])

  /// The pairs (j, k) at a distance of `range` bonds along the lattice, in ascending j.
  ///
  /// A ring gives (j, (j + range) mod L) for every j, so that each pair of opposite sites occurs
  /// twice. Nil if distances mean nothing on this lattice.
  func bonds(range: Int) -> [[Int]]? {
    switch self {
    case .openChain(let sites): (0..<max(0, sites - range)).map { [$0, $0 + range] }
    case .periodicChain(let sites):
      range < sites ? (0..<sites).map { [$0, ($0 + range) % sites] } : nil
    case .listed(let bonds): range == 1 ? bonds : nil
    }
  }
}

extension Lattice {
  private static let kinds = ["open chain", "periodic chain"]

  /// Reads `lattice:`.
  init(_ node: FileNode, sites: Int, scope: ExpressionScope) throws(ModelFileError) {
    guard node.isScalar else {
      let fields = try node.fields(allowed: ["bonds"], required: ["bonds"])
      self = .listed(
        bonds: try SiteTuples.listed(fields["bonds"]!, length: 2, sites: sites, scope: scope))
      return
    }
    switch try node.text() {
    case "open chain": self = .openChain(sites: sites)
    case "periodic chain": self = .periodicChain(sites: sites)
    case let other:
      throw node.error(
        "unknown lattice '\(other)'\(nearestNameHint(to: other, among: Lattice.kinds)); bonds of "
          + "any other lattice can be listed as {bonds: [[0, 1], [1, 2]]}")
    }
  }
}
