/// Reads `over`, `where` and `indices`: the tuples of sites that a sum or a condition is for.
struct TermTuples {
  let sites: Int
  let lattice: Lattice?
  let scope: ExpressionScope

  /// The indices of a tuple and the names of its windings, and their values. Shape of the latter: [tuple][index, then winding].
  func tuples(
    _ fields: [String: FileNode]
  ) throws(ModelFileError) -> (indices: [String], windings: [String], tuples: [[Int]]) {
    let given = try fields["indices"].map { node throws(ModelFileError) in
      try indexNames(node)
    }
    let source = SiteTuples(sites: sites, lattice: lattice, scope: scope)
    let found = try source.tuples(over: fields["over"]!, indexCount: given?.count)
    let length = found.first?.sites.count ?? given?.count ?? 0
    let indices = given ?? Array(["j", "k", "l", "m", "n", "o", "p", "q"].prefix(length))
    guard found.isEmpty || indices.count == length else {
      throw (fields["indices"] ?? fields["over"]!).error(
        "each tuple has \(length) members, but there are \(indices.count) indices "
          + "(\(indices.joined(separator: ", ")))")
    }
    if let hidden = given == nil ? indices.first(where: { scope.hasMeaning($0) }) : nil {
      throw fields["over"]!.error(
        "'\(hidden)' has a meaning already; name the indices of this term by the key 'indices'")
    }
    let names = Array(["wx", "wy", "wz"].prefix(found.first?.windings.count ?? 0))
    let hasWindings = !names.contains { scope.hasMeaning($0) || indices.contains($0) }
    let windings = hasWindings ? names : []
    var tuples = found.map { hasWindings ? $0.sites + $0.windings : $0.sites }
    if let node = fields["where"] {
      let filter = try FileExpression(node)
      var kept: [[Int]] = []
      for tuple in tuples
      where try filter.truth(in: scope.binding(indices + windings, to: tuple)) {
        kept.append(tuple)
      }
      tuples = kept
    }
    return (indices, windings, tuples)
  }

  private func indexNames(_ node: FileNode) throws(ModelFileError) -> [String] {
    var names: [String] = []
    for member in try node.list() {
      let name = try member.text()
      let isFree =
        !ExpressionFunctions.reservedNames.contains(name) && !scope.hasMeaning(name)
        && !names.contains(name)
      guard name.isIdentifier, isFree else {
        throw member.error("'\(name)' cannot be an index: it is no name or has a meaning already")
      }
      names.append(name)
    }
    return names
  }
}
