import LatticeModels
import Numerics

/// Reads one entry of `terms:` into coupling structures with their strengths.
struct TermReader {
  let symbols: OperatorSymbols
  let lattice: Lattice?
  let scope: ExpressionScope
  let variables: RandomVariables
  let conserved: ConservedTotal?
  let charges: [ConservedCharge]
  let constraint: StateConstraint?

  /// What one entry of `terms:` adds to the model.
  struct Term {
    let description: Model.TermDescription
    let structures: [CouplingStructure]
    let strengths: [CouplingStrength]
  }

  private static let keys = [
    "name", "over", "where", "indices", "coupling", "operator", "project",
  ]

  /// Elements between levels that the conserved total forbids are left out from the start. What is refused without them is read once
  /// more with them: summands on different sites may cancel only as a whole, and an error speaks of what is written.
  func term(_ node: FileNode) throws(ModelFileError) -> Term {
    guard let conserved, conserved.cellSize == 1,
      let term = try? term(node, within: ReachableLevels(conserved))
    else { return try term(node, within: nil) }
    return term
  }

  private func term(
    _ node: FileNode, within reachable: ReachableLevels?
  ) throws(ModelFileError) -> Term {
    let fields = try node.fields(
      allowed: TermReader.keys, required: ["name", "over", "operator"])
    let name = try fields["name"]!.text()
    guard name.isIdentifier else {
      throw fields["name"]!.error("'\(name)' is not a name; use letters, digits and _")
    }
    let sum = try TermTuples(sites: symbols.cellCount, lattice: lattice, scope: scope).tuples(
      fields)
    let (indices, windings, tuples) = (sum.indices, sum.windings, sum.tuples)
    let operation = try FileExpression(fields["operator"]!)
    var summands = try summands(indices, windings, tuples, operation, fields["project"])
    summands.reachable = reachable
    if let list = fields["coupling"], list.isList {
      let pieces = try self.sum(name, summands, factors: try numbers(list, summands))
      return Term(
        description: Model.TermDescription(
          name: name, over: try overText(fields), indices: indices, coupling: "listed numbers",
          operatorText: operation.text, tupleCount: tuples.count),
        structures: pieces.map(\.structure), strengths: pieces.map(\.strength))
    }
    if let table = fields["coupling"], !table.isScalar {
      let found = try tabulated(name, table, summands)
      return Term(
        description: Model.TermDescription(
          name: name, over: try overText(fields), indices: indices, coupling: found.text,
          operatorText: operation.text, tupleCount: tuples.count),
        structures: found.pieces.map(\.structure), strengths: found.pieces.map(\.strength))
    }
    let coupling = try Coupling(fields["coupling"], indices: indices + windings)
    let terms =
      switch coupling {
      case let coupling? where coupling.isDrawn: try drawn(name, coupling, summands)
      case let coupling? where !variables.used(in: coupling.expression.expression).isEmpty:
        try sampled(name, coupling, summands)
      default: try fixed(name, coupling, summands)
      }
    return Term(
      description: Model.TermDescription(
        name: name, over: try overText(fields), indices: indices,
        coupling: coupling?.expression.text ?? "1", operatorText: operation.text,
        tupleCount: tuples.count),
      structures: terms.map(\.structure), strengths: terms.map(\.strength))
  }

  typealias Piece = (structure: CouplingStructure, strength: CouplingStrength)

  private func overText(_ fields: [String: FileNode]) throws(ModelFileError) -> String {
    let over = fields["over"]!
    let text = over.isList ? "listed tuples" : try over.text()
    guard let filter = fields["where"] else { return text }
    return "\(text) where \(try filter.text())"
  }

  /// One structure for each tuple.
  private func drawn(
    _ name: String, _ coupling: Coupling, _ summands: Summands
  ) throws(ModelFileError) -> [Piece] {
    var pieces: [Piece] = []
    for place in summands.tuples.indices {
      let distribution = try coupling.distribution(in: summands.scope(scope, place))
      let operators = try hermitian(
        OperatorSum([try summands.operation(place)]), name, summands.expression,
        which: "for " + summands.text(place))
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
    _ name: String, _ coupling: Coupling?, _ summands: Summands
  ) throws(ModelFileError) -> [Piece] {
    guard let coupling, coupling.dependsOnIndices else {
      let factors = [Double](repeating: 1, count: summands.tuples.count)
      return try sum(
        name, summands, factors: factors, strength: .fixed(coupling?.number(in: scope) ?? 1))
    }
    var factors: [Double] = []
    for place in summands.tuples.indices {
      factors.append(try coupling.number(in: summands.scope(scope, place)))
    }
    return try sum(name, summands, factors: factors)
  }

  /// A list of numbers, one for each tuple.
  func numbers(
    _ node: FileNode, _ summands: Summands
  ) throws(ModelFileError) -> [Double] {
    let members = try node.list()
    guard members.count == summands.tuples.count else {
      throw node.error(
        "the coupling lists \(members.count) numbers, but the sum has \(summands.tuples.count) "
          + "tuples; list one number for each")
    }
    var factors: [Double] = []
    for member in members { factors.append(try FileExpression(member).real(in: scope)) }
    return factors
  }

  /// The sum of all summands with their factors as one structure.
  func sum(
    _ name: String, _ summands: Summands, factors: [Double], strength: CouplingStrength = .fixed(1)
  ) throws(ModelFileError) -> [Piece] {
    guard !summands.tuples.isEmpty else { return [] }
    var sum = OperatorSum.Builder()
    for (place, factor) in factors.enumerated() {
      let operation = try summands.operation(place)
      sum.add(factor == 1 ? operation : operation.scaled(by: Complex(factor)))
    }
    let operators = try hermitian(
      sum.sum, name, summands.expression, which: "summed over all tuples")
    return [
      (CouplingStructure(name: name, index: nil, operators: operators), strength)
    ]
  }
}
