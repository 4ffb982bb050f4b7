/// Reads `lattice:`.
struct LatticeReader {
  let sites: Int
  let parameters: ParameterTable

  private static let chains = ["open chain", "periodic chain", "ring"]
  private static let geometries: [(name: String, geometry: LatticeGeometry)] = [
    ("ladder", .square), ("square", .square), ("triangular", .triangular),
    ("honeycomb", .honeycomb), ("kagome", .kagome), ("lieb", .lieb), ("cubic", .cubic),
  ]
  private static var kinds: [String] { ["bonds"] + geometries.map(\.name) }

  func lattice(_ node: FileNode) throws -> Lattice {
    guard node.isScalar else { return try fromFields(node) }
    let word = try node.text()
    guard Self.chains.contains(word) else {
      throw node.error(
        "unknown lattice '\(word)'\(nearestNameHint(to: word, among: Self.chains)); other lattices are written {ladder: L}, "
          + "{square: [Lx, Ly]}, {triangular: [Lx, Ly]}, {honeycomb: [Lx, Ly]}, {kagome: [Lx, Ly]}, {lieb: [Lx, Ly]}, "
          + "{cubic: [Lx, Ly, Lz]} or {bonds: [[0, 1], [1, 2]]}")
    }
    return Lattice(chain: sites, isPeriodic: word != "open chain")
  }

  private func fromFields(_ node: FileNode) throws -> Lattice {
    let fields = try node.fields(allowed: Self.kinds + ["boundary", "positions"])
    let kinds = Self.kinds.filter { fields[$0] != nil }
    guard kinds.count == 1, let name = kinds.first, let value = fields[name] else {
      throw node.error(
        "a lattice has exactly one of the keys " + Self.kinds.joined(separator: ", "))
    }
    guard let geometry = Self.geometries.first(where: { $0.name == name })?.geometry else {
      return try listed(value, fields)
    }
    if let positions = fields["positions"] {
      throw positions.error("positions belong to listed bonds; a regular lattice has its own")
    }
    let lengths = try lengths(name, value, directions: geometry.vectors.count)
    let grid = SiteGrid(
      lengths: lengths,
      isPeriodic: try boundary(fields["boundary"], isLadder: name == "ladder", lengths.count),
      sublatticeCount: geometry.offsets.count)
    let (cells, isLarge) = lengths.reduce((1, false)) { product, length in
      let (next, overflow) = product.0.multipliedReportingOverflow(by: length)
      return (next, product.1 || overflow)
    }
    guard !isLarge, cells.multipliedReportingOverflow(by: grid.sublatticeCount) == (sites, false)
    else {
      let each =
        grid.sublatticeCount > 1 ? " cells with \(grid.sublatticeCount) sites each" : " sites"
      throw value.error(
        "a lattice of \(lengths.map(String.init).joined(separator: " by "))\(each) does not have the \(sites) sites of "
          + "'sites.count'")
    }
    return Lattice(geometry, grid)
  }

  private func listed(_ node: FileNode, _ fields: [String: FileNode]) throws -> Lattice {
    if let boundary = fields["boundary"] {
      throw boundary.error("listed bonds have no boundary; list those that close the lattice")
    }
    let bonds = try SiteTuples.listed(node, length: 2, sites: sites, scope: parameters.scope)
    return Lattice(bonds: bonds, sites: sites, positions: try fields["positions"].map(positions))
  }

  private func positions(_ node: FileNode) throws(ModelFileError) -> SitePositions {
    var positions: [[Double]] = []
    for member in try node.list() {
      var position: [Double] = []
      for entry in try member.list() {
        position.append(try FileExpression(entry).real(in: parameters.scope))
      }
      guard (2...3).contains(position.count),
        position.count == positions.first?.count ?? position.count
      else { throw member.error("a position has two coordinates, or all of them have three") }
      positions.append(position)
    }
    guard positions.count == sites else {
      throw node.error("there are \(positions.count) positions for \(sites) sites")
    }
    let result = SitePositions(positions: positions)
    if let place = positions.indices.first(where: { result.site(at: positions[$0]) != $0 }) {
      throw node.error("site \(place) stands where another one does")
    }
    return result
  }

  private func lengths(
    _ name: String, _ node: FileNode, directions: Int
  ) throws -> [Int] {
    func length(_ node: FileNode) throws -> Int {
      let expression = try FileExpression(node)
      let length = try expression.integer(in: parameters.scope)
      guard (1...4096).contains(length) else {
        throw parameters.error(
          "a length of the lattice is \(length), not positive", about: expression)
      }
      return length
    }
    if name == "ladder" { return [try length(node), 2] }
    let lengths = try node.list()
    guard lengths.count == directions else {
      throw node.error(
        directions == 2
          ? "the size is written as two lengths, \(name): [Lx, Ly]"
          : "the size is written as three lengths, \(name): [Lx, Ly, Lz]")
    }
    return try lengths.map(length)
  }

  /// Along which directions the lattice closes, from one word or from one for each direction.
  private func boundary(
    _ node: FileNode?, isLadder: Bool, _ directions: Int
  ) throws(ModelFileError) -> [Bool] {
    guard let node else { return [Bool](repeating: false, count: directions) }
    if node.isList, !isLadder {
      let members = try node.list()
      guard members.count == directions else {
        throw node.error("a list of boundaries has a word for each of the \(directions) directions")
      }
      var result: [Bool] = []
      for member in members {
        result.append(try word(member, among: ["open", "periodic"]) == "periodic")
      }
      return result
    }
    let isFlat = directions == 2 && !isLadder
    let word = try word(node, among: ["open", "periodic"] + (isFlat ? ["cylinder"] : []))
    return (0..<directions).map { direction in
      word == "periodic" && !(isLadder && direction > 0) || word == "cylinder" && direction == 0
    }
  }

  private func word(_ node: FileNode, among allowed: [String]) throws(ModelFileError) -> String {
    let word = try node.text()
    guard allowed.contains(word) else {
      throw node.error("unknown boundary '\(word)'\(nearestNameHint(to: word, among: allowed))")
    }
    return word
  }
}
