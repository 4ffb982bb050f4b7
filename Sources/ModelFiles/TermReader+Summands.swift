import LatticeModels

extension TermReader {
  /// The operators of a term, one for each tuple, made when they are asked for.
  struct Summands {
    let indices: [String]
    let tuples: [[Int]]
    let expression: FileExpression
    fileprivate let operatorScope: ExpressionScope

    /// The operator of the tuple at `place`.
    func operation(_ place: Int) throws(ModelFileError) -> LocalOperator {
      try expression.operation(in: scope(operatorScope, place))
    }

    /// `scope` with the indices bound to the tuple at `place`.
    func scope(_ scope: ExpressionScope, _ place: Int) -> ExpressionScope {
      scope.binding(indices, to: tuples[place])
    }

    /// The tuple at `place` for messages, such as "j, k = 0, 1".
    func text(_ place: Int) -> String {
      indices.joined(separator: ", ") + " = "
        + tuples[place].map(String.init).joined(separator: ", ")
    }
  }

  /// Pairs the tuples of a term with its operator.
  func summands(
    _ indices: [String], _ tuples: [[Int]], _ expression: FileExpression
  ) -> Summands {
    Summands(
      indices: indices, tuples: tuples, expression: expression,
      operatorScope: scope.with(.lattice(symbols)))
  }
}
