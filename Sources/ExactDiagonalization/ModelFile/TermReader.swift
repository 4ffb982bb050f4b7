import Numerics

/// Reads one entry of `terms:` into coupling structures with their strengths.
struct TermReader {
  let symbols: OperatorSymbols
  let lattice: Lattice?
  let scope: ExpressionScope

  /// What one entry of `terms:` adds to the model.
  struct Term {
    let description: Model.TermDescription
    let structures: [CouplingStructure]
    let strengths: [CouplingStrength]
  }

  private static let keys = ["name", "over", "where", "indices", "coupling", "operator"]

  func term(_ node: FileNode) throws(ModelFileError) -> Term {
    let fields = try node.fields(
      allowed: TermReader.keys, required: ["name", "over", "operator"])
    let name = try fields["name"]!.text()
    guard name.isIdentifier else {
      throw fields["name"]!.error("'\(name)' is not a name; use letters, digits and _")
    }
    let (indices, tuples) = try tuples(fields)
    let operation = try FileExpression(fields["operator"]!)
    let coupling = try Coupling(fields["coupling"], indices: indices)
    let summands = try tuples.map { tuple throws(ModelFileError) in
      try operation.operation(in: termScope.binding(indices, to: tuple))
    }
    let terms =
      coupling?.isDrawn == true
      ? try drawn(name, coupling!, indices, tuples, summands, operation)
      : try fixed(name, coupling, indices, tuples, summands, operation)
    return Term(
      description: Model.TermDescription(
        name: name, over: try overText(fields), indices: indices,
        coupling: coupling?.expression.text ?? "1", operatorText: operation.text,
        tupleCount: tuples.count),
      structures: terms.map(\.structure), strengths: terms.map(\.strength))
  }

  private typealias Piece = (structure: CouplingStructure, strength: CouplingStrength)

  private var termScope: ExpressionScope { scope.with(.lattice(symbols)) }

  private func overText(_ fields: [String: FileNode]) throws(ModelFileError) -> String {
    let over = fields["over"]!
    let text = over.isList ? "listed tuples" : try over.text()
    guard let filter = fields["where"] else { return text }
    return "\(text) where \(try filter.text())"
  }

  private func tuples(
    _ fields: [String: FileNode]
  ) throws(ModelFileError) -> (indices: [String], tuples: [[Int]]) {
    let given = try fields["indices"].map { node throws(ModelFileError) in
      try indexNames(node)
    }
    let source = SiteTuples(sites: symbols.cellCount, lattice: lattice, scope: scope)
    var tuples = try source.tuples(over: fields["over"]!, indexCount: given?.count)
    let length = tuples.first?.count ?? given?.count ?? 0
    let indices = given ?? Array(["j", "k", "l", "m"].prefix(length))
    guard tuples.isEmpty || indices.count == length else {
      throw (fields["indices"] ?? fields["over"]!).error(
        "each tuple has \(length) members, but there are \(indices.count) indices "
          + "(\(indices.joined(separator: ", ")))")
    }
    if let hidden = given == nil ? indices.first(where: { scope.numbers[$0] != nil }) : nil {
      throw fields["over"]!.error(
        "'\(hidden)' is a parameter; name the indices of this term by the key 'indices'")
    }
    if let node = fields["where"] {
      let filter = try FileExpression(node)
      var kept: [[Int]] = []
      for tuple in tuples where try filter.truth(in: scope.binding(indices, to: tuple)) {
        kept.append(tuple)
      }
      tuples = kept
    }
    return (indices, tuples)
  }

  private func indexNames(_ node: FileNode) throws(ModelFileError) -> [String] {
    var names: [String] = []
    for member in try node.list() {
      let name = try member.text()
      let isFree =
        !ExpressionFunctions.reservedNames.contains(name) && scope.numbers[name] == nil
        && !names.contains(name)
      guard name.isIdentifier, isFree else {
        throw member.error("'\(name)' cannot be an index: it is no name or has a meaning already")
      }
      names.append(name)
    }
    return names
  }

  /// One structure for each tuple.
  private func drawn(
    _ name: String, _ coupling: Coupling, _ indices: [String], _ tuples: [[Int]],
    _ summands: [LocalOperator], _ operation: FileExpression
  ) throws(ModelFileError) -> [Piece] {
    var pieces: [Piece] = []
    for (place, tuple) in tuples.enumerated() {
      let distribution = try coupling.distribution(in: scope.binding(indices, to: tuple))
      let operators = try hermitian(
        [summands[place]], name, operation,
        which: "for \(indices.joined(separator: ", ")) = "
          + tuple.map(String.init).joined(separator: ", "))
      pieces.append(
        (
          CouplingStructure(name: name, index: place, operators: operators),
          .drawn(CouplingDraw(name: name, index: place, distribution: distribution))
        ))
    }
    return pieces
  }

  /// One structure for the whole sum; a coupling that varies with the indices goes into it.
  private func fixed(
    _ name: String, _ coupling: Coupling?, _ indices: [String], _ tuples: [[Int]],
    _ summands: [LocalOperator], _ operation: FileExpression
  ) throws(ModelFileError) -> [Piece] {
    guard !tuples.isEmpty else { return [] }
    var (weighted, strength) = (summands, 1.0)
    if let coupling, coupling.dependsOnIndices {
      for (place, tuple) in tuples.enumerated() {
        let factor = try coupling.number(in: scope.binding(indices, to: tuple))
        weighted[place] = summands[place].scaled(by: Complex(factor))
      }
    } else if let coupling {
      strength = try coupling.number(in: scope)
    }
    let operators = try hermitian(weighted, name, operation, which: "summed over all tuples")
    return [
      (CouplingStructure(name: name, index: nil, operators: operators), .fixed(strength))
    ]
  }

  private func hermitian(
    _ summands: [LocalOperator], _ name: String, _ operation: FileExpression, which: String
  ) throws(ModelFileError) -> [LocalOperator] {
    guard let operators = OperatorSum(summands).hermitianOperators else {
      throw operation.error(
        "the operator of term '\(name)' is not Hermitian \(which); add '+ h.c.' or correct it")
    }
    return operators
  }
}
