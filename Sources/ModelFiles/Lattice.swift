/// Which pairs of sites are neighbours, and where the sites are.
struct Lattice {
  /// The kinds of neighbourhood.
  enum Kind: String, Sendable {
    case chain
    case square
    case triangular
    case listed
  }

  let kind: Kind
  /// The coordinates of the sites; nil for listed bonds.
  let grid: SiteGrid?
  private let listedBonds: [[Int]]
  private let siteCount: Int

  private init(kind: Kind, grid: SiteGrid) {
    (self.kind, self.grid) = (kind, grid)
    (listedBonds, siteCount) = ([], grid.siteCount)
  }

  private init(listed bonds: [[Int]], sites: Int) {
    (kind, grid) = (.listed, nil)
    (listedBonds, siteCount) = (bonds, sites)
  }

  /// The pairs of neighbours of the given range, site by site; nil if there are none whatever the
  /// size.
  ///
  /// - Chain: (j, j + range).
  /// - Square, triangular, ladder: the range-th distance on the infinite lattice, each pair once;
  ///   wrapping around a small periodic lattice can give both orders of a pair.
  /// - Listed bonds: pairs j < k joined by `range` bonds and not by fewer; the bonds themselves,
  ///   as listed, for range 1.
  func bonds(range: Int) -> [[Int]]? {
    guard let grid else { return range == 1 ? listedBonds : pairs(atDistance: range) }
    if kind == .chain, range >= grid.columns { return grid.isPeriodicInX ? nil : [] }
    guard kind == .chain || range <= 64 else { return nil }
    let offsets = self.offsets(range: range)
    return (0..<siteCount).flatMap { site in
      offsets.compactMap { offset in
        grid.site(x: grid.x(of: site) + offset.x, y: grid.y(of: site) + offset.y)
          .flatMap { $0 == site ? nil : [site, $0] }
      }
    }
  }

  /// One of each pair of opposite vectors of the range-th length, rows upwards, each from the right.
  private func offsets(range: Int) -> [(x: Int, y: Int)] {
    if kind == .chain { return [(range, 0)] }
    func squaredLength(_ offset: (x: Int, y: Int)) -> Int {
      let mixed = kind == .triangular ? offset.x * offset.y : 0
      return offset.x * offset.x + mixed + offset.y * offset.y
    }
    // The range-th length is at most `range` lattice constants, and rows are at least 0.86 apart.
    let half = (0...2 * range).flatMap { y in
      (-2 * range...2 * range).reversed().filter { y > 0 || $0 > 0 }.map { (x: $0, y: y) }
    }
    let lengths = Set(half.map(squaredLength)).sorted()
    return half.filter { squaredLength($0) == lengths[range - 1] }
  }

  /// Pairs j < k whose shortest path along listed bonds has `distance` bonds.
  private func pairs(atDistance distance: Int) -> [[Int]] {
    var neighbours = [[Int]](repeating: [], count: siteCount)
    for bond in listedBonds {
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

extension Lattice {
  private static let words = ["open chain", "periodic chain", "ring"]
  private static let keys = ["bonds", "ladder", "square", "triangular", "boundary"]

  /// Reads `lattice:`.
  init(_ node: FileNode, sites: Int, parameters: ParameterTable) throws {
    guard node.isScalar else {
      self = try Lattice.fromFields(node, sites: sites, parameters: parameters)
      return
    }
    let word = try node.text()
    guard Lattice.words.contains(word) else {
      throw node.error(
        "unknown lattice '\(word)'\(nearestNameHint(to: word, among: Lattice.words)); other "
          + "lattices are written {ladder: L}, {square: [Lx, Ly]}, {triangular: [Lx, Ly]} or "
          + "{bonds: [[0, 1], [1, 2]]}")
    }
    self.init(
      kind: .chain,
      grid: SiteGrid(columns: sites, rows: 1, isPeriodicInX: word != "open chain"))
  }

  private static func fromFields(
    _ node: FileNode, sites: Int, parameters: ParameterTable
  ) throws -> Lattice {
    let fields = try node.fields(allowed: keys)
    let kinds = fields.keys.filter { $0 != "boundary" }
    guard kinds.count == 1, let name = kinds.first, let value = fields[name] else {
      throw node.error("a lattice has exactly one of the keys bonds, ladder, square, triangular")
    }
    if name == "bonds" {
      if let boundary = fields["boundary"] {
        throw boundary.error("listed bonds have no boundary; list those that close the lattice")
      }
      return Lattice(
        listed: try SiteTuples.listed(value, length: 2, sites: sites, scope: parameters.scope),
        sites: sites)
    }
    let (columns, rows) = try size(name, value, parameters)
    let (inX, inY) = try boundary(fields["boundary"], isLadder: name == "ladder")
    guard columns.multipliedReportingOverflow(by: rows) == (sites, false) else {
      throw value.error(
        "a lattice of \(columns) by \(rows) sites does not have the \(sites) sites of "
          + "'sites.count'")
    }
    return Lattice(
      kind: name == "triangular" ? .triangular : .square,
      grid: SiteGrid(columns: columns, rows: rows, isPeriodicInX: inX, isPeriodicInY: inY))
  }

  private static func size(
    _ name: String, _ node: FileNode, _ parameters: ParameterTable
  ) throws -> (columns: Int, rows: Int) {
    func length(_ node: FileNode) throws -> Int {
      let expression = try FileExpression(node)
      let length = try expression.integer(in: parameters.scope)
      guard (1...4096).contains(length) else {
        throw parameters.error(
          "a length of the lattice is \(length), not positive", about: expression)
      }
      return length
    }
    if name == "ladder" { return (try length(node), 2) }
    let lengths = try node.list()
    guard lengths.count == 2 else {
      throw node.error("the size is written as two lengths, \(name): [Lx, Ly]")
    }
    return (try length(lengths[0]), try length(lengths[1]))
  }

  private static func boundary(
    _ node: FileNode?, isLadder: Bool
  ) throws(ModelFileError) -> (inX: Bool, inY: Bool) {
    let allowed = isLadder ? ["open", "periodic"] : ["open", "periodic", "cylinder"]
    guard let node else { return (false, false) }
    let word = try node.text()
    guard allowed.contains(word) else {
      throw node.error(
        "unknown boundary '\(word)'\(nearestNameHint(to: word, among: allowed))")
    }
    return (word != "open", word == "periodic" && !isLadder)
  }
}
