import LatticeModels
import Numerics

/// What an expression evaluates to.
enum ExpressionValue: Sendable {
  case number(Complex<Double>)
  case truth(Bool)
  case operation(LocalOperator)

  /// The value as an operator; a number is a multiple of the identity. Nil for a truth.
  var asOperator: LocalOperator? {
    switch self {
    case .number(let value): LocalOperator(scalar: value)
    case .operation(let operation): operation
    case .truth: nil
    }
  }

  /// The value as a part of arithmetic, where a condition is 1 if it holds and otherwise 0.
  var inArithmetic: ExpressionValue {
    if case .truth(let truth) = self { .number(truth ? .one : .zero) } else { self }
  }

  /// The kind of value, for messages.
  var kind: String {
    switch self {
    case .number: "a number"
    case .truth: "a condition"
    case .operation: "an operator"
    }
  }
}
