/// A parsed expression of a model file: numbers, truths and operators in one language.
package struct Expression: Sendable {
  /// The place in the text, counted in Unicode scalars from 0.
  let position: Int
  /// What stands there.
  let form: Form

  /// The kinds of expression.
  indirect enum Form: Sendable {
    case number(Double)
    /// A parameter, an index, a constant, or an operator symbol where no site is needed.
    case name(String, species: String?)
    /// A function of numbers, exp of an operator, a choice, or an operator symbol at a site.
    case call(String, species: String?, arguments: [Expression])
    case negated(Expression)
    /// Signed summands, and the sign of `h.c.` if it stands in the sum.
    case sum([Summand], hermitianConjugate: Sign?)
    case binary(BinaryOperation, Expression, Expression)
    case not(Expression)
    case adjoint(Expression)
  }

  /// The sign in front of a summand.
  enum Sign: Double, Sendable {
    case plus = 1
    case minus = -1
  }

  /// One member of a sum.
  struct Summand: Sendable {
    let sign: Sign
    let expression: Expression
  }

  /// The operations between two operands other than + and -.
  enum BinaryOperation: String, Sendable {
    case times = "*"
    case over = "/"
    case power = "^"
    case modulo = "mod"
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case and
    case or
  }

  /// Every name that occurs without a species, functions and operators at sites excluded.
  var names: Set<String> {
    switch form {
    case .number: []
    case .name(let name, let species): species == nil ? [name] : []
    case .call(_, _, let arguments): arguments.reduce(into: []) { $0.formUnion($1.names) }
    case .negated(let inner), .not(let inner), .adjoint(let inner): inner.names
    case .sum(let summands, _): summands.reduce(into: []) { $0.formUnion($1.expression.names) }
    case .binary(_, let left, let right): left.names.union(right.names)
    }
  }
}

/// Something wrong inside an expression, with its place in the text.
package struct ExpressionError: Error {
  package let message: String
  package let position: Int
  /// Sites whose levels have to be known before there is a value.
  var missingSites: [Int] = []

  package init(message: String, position: Int) {
    (self.message, self.position) = (message, position)
  }
}
