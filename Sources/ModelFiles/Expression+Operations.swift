import LatticeModels
import Numerics

extension Expression {
  func binary(
    _ operation: BinaryOperation, _ left: Expression, _ right: Expression,
    in scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    switch operation {
    case .times: return try product(left, right, in: scope)
    case .over: return try quotient(left, right, in: scope)
    case .power: return try power(left, right, in: scope)
    case .modulo: return try remainder(left, right, in: scope)
    case .and:
      return .truth(try left.truth(in: scope) ? try right.truth(in: scope) : false)
    case .or:
      return .truth(try left.truth(in: scope) ? true : try right.truth(in: scope))
    case .equal: return .truth(try left.number(in: scope) == right.number(in: scope))
    case .unequal: return .truth(try left.number(in: scope) != right.number(in: scope))
    case .less: return .truth(try left.real(in: scope) < right.real(in: scope))
    case .lessOrEqual: return .truth(try left.real(in: scope) <= right.real(in: scope))
    case .greater: return .truth(try left.real(in: scope) > right.real(in: scope))
    case .greaterOrEqual: return .truth(try left.real(in: scope) >= right.real(in: scope))
    }
  }

  private func product(
    _ left: Expression, _ right: Expression, in scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    switch (try left.value(in: scope).inArithmetic, try right.value(in: scope).inArithmetic) {
    case (.number(let first), .number(let second)): return .number(first * second)
    case (.number(let factor), .operation(let operation)),
      (.operation(let operation), .number(let factor)):
      return .operation(operation.scaled(by: factor))
    case (.operation(let first), .operation(let second)):
      try checkSize(Support(first, second))
      return .operation(first * second)
    default: preconditionFailure("conditions are numbers in arithmetic")
    }
  }

  private func quotient(
    _ left: Expression, _ right: Expression, in scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    guard case .number(let divisor) = try right.value(in: scope) else {
      throw right.error("only a number can be a divisor")
    }
    guard divisor != .zero else { throw right.error("division by zero") }
    switch try left.value(in: scope).inArithmetic {
    case .number(let number): return .number(number / divisor)
    case .operation(let operation): return .operation(operation.scaled(by: .one / divisor))
    case .truth: preconditionFailure("conditions are numbers in arithmetic")
    }
  }

  private func power(
    _ base: Expression, _ exponent: Expression, in scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    switch try base.value(in: scope) {
    case .number(let number):
      return .number(ExpressionFunctions.power(number, try exponent.number(in: scope)))
    case .operation(let operation):
      let power = try exponent.integer(in: scope)
      guard (0...10_000).contains(power) else {
        throw exponent.error(
          "an operator can be raised to the powers 0 to 10000; the adjoint is written with a "
            + "quote, as in X'")
      }
      return .operation(operation.power(power))
    case .truth: throw base.error("a condition has no powers")
    }
  }

  /// a - n floor(a/n), between 0 and n for positive n, also for negative a.
  private func remainder(
    _ left: Expression, _ right: Expression, in scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    let (number, modulus) = (try left.real(in: scope), try right.real(in: scope))
    guard modulus > 0 else { throw right.error("the modulus must be positive") }
    return .number(Complex(number - modulus * (number / modulus).rounded(.down)))
  }
}
