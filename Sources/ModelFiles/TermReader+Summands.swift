import LatticeModels

extension TermReader {
  /// The operators of a term, one for each tuple, made when they are asked for.
  struct Summands {
    let indices: [String]
    /// The names of what a bond winds around, after the indices.
    let windings: [String]
    /// Shape: [tuple][index, then winding].
    let tuples: [[Int]]
    let expression: FileExpression
    fileprivate let operatorScope: ExpressionScope
    /// What every operator is projected on; nil where they are taken as they are.
    fileprivate let projecting: StateConstraint?
    /// Between which levels elements are kept; nil for all.
    var reachable: ReachableLevels?

    /// The operator of the tuple at `place`.
    func operation(_ place: Int) throws(ModelFileError) -> LocalOperator {
      let written = try expression.operation(in: scope(operatorScope, place))
      let operation = reachable?.restricting(written) ?? written
      guard let projecting else { return operation }
      guard let projected = projecting.projected(operation, mostStates: 1 << 12) else {
        throw expression.error(
          "projected on the constraint, the operator for \(text(place)) acts on more than "
            + "\(1 << 12) configurations; write the projectors that it needs into it")
      }
      return projected
    }

    /// `scope` with the indices bound to the tuple at `place`.
    func scope(_ scope: ExpressionScope, _ place: Int) -> ExpressionScope {
      scope.binding(indices + windings, to: tuples[place])
    }

    /// The tuple at `place` for messages, such as "j, k = 0, 1".
    func text(_ place: Int) -> String {
      indices.joined(separator: ", ") + " = "
        + tuples[place].prefix(indices.count).map(String.init).joined(separator: ", ")
    }
  }

  /// Pairs the tuples of a term with its operator.
  func summands(
    _ indices: [String], _ windings: [String], _ tuples: [[Int]], _ expression: FileExpression,
    _ project: FileNode?
  ) throws(ModelFileError) -> Summands {
    var projecting: StateConstraint?
    if let project {
      let word = try project.text()
      guard ["true", "false"].contains(word) else {
        throw project.error("'project' is true or false, not '\(word)'")
      }
      guard constraint != nil || word == "false" else {
        throw project.error("there is no 'constraint' on which the term could be projected")
      }
      if word == "true" { projecting = constraint }
    }
    return Summands(
      indices: indices, windings: windings, tuples: tuples, expression: expression,
      operatorScope: scope.with(.lattice(symbols)), projecting: projecting)
  }
}

extension TermReader {
  /// The sum as Hermitian operators that keep the conserved total, the constraint and every charge.
  func hermitian(
    _ sum: OperatorSum, _ name: String, _ operation: FileExpression, which: String
  ) throws(ModelFileError) -> [LocalOperator] {
    guard let operators = sum.hermitianOperators else {
      let part = sum.antihermitianPart.map { part in
        let size =
          part.modulus < 1e-3 ? "\(part.modulus)" : "\((part.modulus * 1000).rounded() / 1000)"
        return ": A - A† has an element of modulus \(size) on the sites \(part.sites)"
      }
      throw operation.error(
        "the operator of term '\(name)' is not Hermitian \(which)\(part ?? ""); add '+ h.c.' or correct it"
          + (sum.isAntihermitian
            ? ". It is i times a Hermitian one, and '+ h.c.' would leave nothing: multiply it by im."
            : ", as in '\(operation.text) + h.c.'"))
    }
    if let conserved {
      try require(
        operators, of: sum, operation, "term '\(name)' does not conserve the total of 'conserve'"
      ) { conserved.violation(of: $0) }
    }
    if let constraint { try require(operators, toKeep: constraint, name, operation) }
    for charge in charges {
      try require(
        operators, of: sum, operation, "term '\(name)' does not conserve the charge \(charge.name)"
      ) { charge.violation(of: $0) }
    }
    let fermions = Set(symbols.fermionSites)
    if !fermions.isEmpty, operators.contains(where: { $0.oddPart(fermions: fermions) != nil }) {
      throw operation.error(
        "term '\(name)' changes the number of fermions by an odd number; a Hamiltonian has only "
          + "even products of fermionic operators")
    }
    return operators
  }

  /// Summands on different sites are taken one by one: each has to keep the space.
  private func require(
    _ operators: [LocalOperator], toKeep constraint: StateConstraint, _ name: String,
    _ operation: FileExpression
  ) throws(ModelFileError) {
    for summand in operators {
      guard let found = constraint.violation(of: summand) else { continue }
      throw operation.error(
        "term '\(name)' leads out of the space of 'constraint': on the sites \(found.sites) it takes the levels "
          + "\(found.before) to \(found.after)"
          + (found.isCertain ? "" : ", and nothing shows that no state with these levels is in it")
          + ". Write projectors into it, or 'project: true', which leaves out what leads out")
    }
  }

  private func require(
    _ operators: [LocalOperator], of sum: OperatorSum, _ operation: FileExpression,
    _ message: String,
    _ violation: (LocalOperator) -> (sites: [Int], before: [Int], after: [Int])?
  ) throws(ModelFileError) {
    guard operators.contains(where: { violation($0) != nil }) else { return }
    // Summands on different sites may cancel; the traceless decomposition is unique.
    for summand in sum.tracelessDecomposition.operators {
      guard let (sites, before, after) = violation(summand) else { continue }
      throw operation.error(
        "\(message): on the sites \(sites) it takes the levels \(before) to \(after)")
    }
  }
}
