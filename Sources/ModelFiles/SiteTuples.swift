/// The tuples of sites that a term is summed over.
struct SiteTuples {
  let sites: Int
  let lattice: Lattice?
  let scope: ExpressionScope

  /// The largest number of tuples that a sum may run over before `where` selects some.
  private static let largestCount = 4_000_000

  private static let kinds =
    "sites, bonds, bonds(2), pairs, triples, plaquettes, tuples or a list [[0, 1], [1, 2]]"

  /// Reads `over:`; `indexCount` is nil where the file names no indices.
  func tuples(over node: FileNode, indexCount: Int?) throws(ModelFileError) -> [Lattice.Tuple] {
    if node.isList {
      return try SiteTuples.listed(
        node, length: indexCount, sites: sites, scope: scope, allowsRepetition: true
      ).map { Lattice.Tuple(sites: $0) }
    }
    let expression = try FileExpression(node)
    switch expression.expression.form {
    case .name("bonds", nil): return try bonds(range: 1, expression)
    case .call("bonds", nil, let arguments) where arguments.count == 1:
      let range = try FileExpression(part: arguments[0], of: node).integer(in: scope)
      return try bonds(range: range, expression)
    case .name("plaquettes", nil): return try plaquettes(expression)
    default:
      return try plainTuples(expression, indexCount: indexCount).map { Lattice.Tuple(sites: $0) }
    }
  }

  /// Those that need no lattice.
  private func plainTuples(
    _ expression: FileExpression, indexCount: Int?
  ) throws(ModelFileError) -> [[Int]] {
    let node = expression.node
    switch expression.expression.form {
    case .name("sites", nil): return (0..<sites).map { [$0] }
    case .name("pairs", nil): return (0..<sites).flatMap { j in (j + 1..<sites).map { [j, $0] } }
    case .name("triples", nil):
      try requireFew(Double(sites) * Double(sites - 1) * Double(sites - 2) / 6, node)
      return (0..<sites).flatMap { j in
        (j + 1..<sites).flatMap { k in (k + 1..<sites).map { [j, k, $0] } }
      }
    case .name("tuples", nil):
      guard let indexCount else {
        throw node.error("'tuples' needs the key 'indices', one name for each member of a tuple")
      }
      return try allTuples(length: indexCount, node)
    case .name(let name, nil):
      let known = ["sites", "bonds", "pairs", "triples", "plaquettes", "tuples"]
      throw node.error(
        "a term runs over \(SiteTuples.kinds), not over '\(expression.text)'"
          + nearestNameHint(to: name, among: known))
    default:
      throw node.error("a term runs over \(SiteTuples.kinds), not over '\(expression.text)'")
    }
  }

  private func plaquettes(_ expression: FileExpression) throws(ModelFileError) -> [Lattice.Tuple] {
    guard let plaquettes = lattice?.plaquettes() else {
      throw expression.error(
        "plaquettes are those of a regular lattice, which the file does not have")
    }
    return plaquettes
  }

  private func bonds(
    range: Int, _ expression: FileExpression
  ) throws(ModelFileError) -> [Lattice.Tuple] {
    guard let lattice else {
      throw expression.error("the file has no 'lattice', which says what the bonds are")
    }
    guard range >= 1, let bonds = lattice.bonds(range: range) else {
      throw expression.error("there are no bonds of range \(range) on this lattice")
    }
    return bonds
  }

  private func allTuples(length: Int, _ node: FileNode) throws(ModelFileError) -> [[Int]] {
    let count = (0..<length).reduce(1.0) { product, _ in product * Double(sites) }
    try requireFew(count, node)
    return (0..<length).reduce([[]]) { tuples, _ in
      tuples.flatMap { tuple in (0..<sites).map { tuple + [$0] } }
    }
  }

  private func requireFew(_ count: Double, _ node: FileNode) throws(ModelFileError) {
    guard count <= Double(SiteTuples.largestCount) else {
      throw node.error(
        "\(count.formattedShort) tuples are too many; at most \(SiteTuples.largestCount) possible")
    }
  }

  /// Reads a list of tuples, all of one length, of existing sites; a sum may run over tuples that name a site twice, such as those of
  /// two-electron integrals.
  static func listed(
    _ node: FileNode, length: Int?, sites: Int, scope: ExpressionScope,
    allowsRepetition: Bool = false
  ) throws(ModelFileError) -> [[Int]] {
    let tuples = try listed(
      node, sites: sites, scope: scope, allowsRepetition: allowsRepetition)
    let length = length ?? tuples.first?.count
    for (member, tuple) in zip(try node.list(), tuples) where tuple.count != length {
      throw member.error("every tuple of a list has as many members as there are indices")
    }
    return tuples
  }

  /// Reads a list of tuples, each of existing sites, which differ unless repetition is allowed.
  static func listed(
    _ node: FileNode, sites: Int, scope: ExpressionScope, allowsRepetition: Bool = false
  ) throws(ModelFileError) -> [[Int]] {
    var tuples: [[Int]] = []
    for member in try node.list() {
      var tuple: [Int] = []
      for entry in try member.list() {
        let site = try FileExpression(entry).integer(in: scope)
        guard (0..<sites).contains(site) else {
          throw entry.error(
            "there is no site \(site); sites are numbered from 0 to \(sites - 1)")
        }
        tuple.append(site)
      }
      guard !tuple.isEmpty else { throw member.error("a listed tuple names no site") }
      guard allowsRepetition || Set(tuple).count == tuple.count else {
        throw member.error("a listed tuple names a site twice")
      }
      tuples.append(tuple)
    }
    return tuples
  }
}
