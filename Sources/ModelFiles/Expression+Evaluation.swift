import LatticeModels
import Numerics

extension Expression {
  /// The value in `scope`.
  func value(in scope: ExpressionScope) throws(ExpressionError) -> ExpressionValue {
    switch form {
    case .number(let value): return .number(Complex(value))
    case .name(let name, let species): return try named(name, species: species, in: scope)
    case .call(let name, let species, let arguments):
      return try called(name, species: species, arguments: arguments, in: scope)
    case .negated(let inner): return try inner.scaled(by: -1, in: scope)
    case .sum(let summands, let hermitianConjugate):
      return try sum(summands, hermitianConjugate: hermitianConjugate, in: scope)
    case .binary(let operation, let left, let right):
      return try binary(operation, left, right, in: scope)
    case .not(let inner): return .truth(!(try inner.truth(in: scope)))
    case .adjoint(let inner):
      switch try inner.value(in: scope) {
      case .number(let value): return .number(value.conjugate)
      case .operation(let operation): return .operation(operation.adjoint)
      case .truth: throw error("a condition has no adjoint")
      }
    }
  }

  /// The value as a truth.
  package func truth(in scope: ExpressionScope) throws(ExpressionError) -> Bool {
    let value = try value(in: scope)
    guard case .truth(let truth) = value else {
      throw error("a condition such as j < k is expected here, not \(value.kind)")
    }
    return truth
  }

  /// The value as a number.
  package func number(in scope: ExpressionScope) throws(ExpressionError) -> Complex<Double> {
    let value = try value(in: scope)
    guard case .number(let number) = value else {
      throw error("a number is expected here, not \(value.kind)")
    }
    return number
  }

  /// The value as a finite real number.
  package func real(in scope: ExpressionScope) throws(ExpressionError) -> Double {
    let number = try number(in: scope)
    guard number.isFinite else { throw error("the value is not a finite number") }
    guard abs(number.imaginary) <= 1e-14 * number.length else {
      throw error("a real number is expected here, not \(number.real) + \(number.imaginary) im")
    }
    return number.real
  }

  /// The value as an integer.
  package func integer(in scope: ExpressionScope) throws(ExpressionError) -> Int {
    let number = try real(in: scope)
    guard let integer = Int(exactly: number) else {
      throw error("an integer is expected here, not \(number)")
    }
    return integer
  }

  /// The value as an operator; numbers count as multiples of the identity.
  package func operation(in scope: ExpressionScope) throws(ExpressionError) -> LocalOperator {
    guard let operation = try value(in: scope).asOperator else {
      throw error("an operator is expected here, not a condition")
    }
    guard operation.largestModulus.isFinite else {
      throw error("the operator has an infinite or undefined matrix element")
    }
    return operation
  }

  func error(_ message: String) -> ExpressionError {
    ExpressionError(message: message, position: position)
  }

  private func scaled(
    by factor: Double, in scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    switch try value(in: scope).inArithmetic {
    case .number(let number): return .number(number.multiplied(by: factor))
    case .operation(let operation): return .operation(operation.scaled(by: Complex(factor)))
    case .truth: preconditionFailure("conditions are numbers in arithmetic")
    }
  }

  private func sum(
    _ summands: [Summand], hermitianConjugate: Sign?, in scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    var total = ExpressionValue.number(.zero)
    for (place, summand) in summands.enumerated() {
      let value = try summand.expression.scaled(by: summand.sign.rawValue, in: scope)
      total = place == 0 ? value : try added(total, value)
    }
    guard let sign = hermitianConjugate else { return total }
    switch total {
    case .number(let number):
      return .number(number + number.conjugate.multiplied(by: sign.rawValue))
    case .operation(let operation):
      return .operation(operation + operation.adjoint.scaled(by: Complex(sign.rawValue)))
    case .truth: throw error("a condition has no adjoint")
    }
  }

  private func added(
    _ left: ExpressionValue, _ right: ExpressionValue
  ) throws(ExpressionError) -> ExpressionValue {
    if case .number(let first) = left, case .number(let second) = right {
      return .number(first + second)
    }
    guard let first = left.asOperator, let second = right.asOperator else {
      preconditionFailure("conditions are numbers in arithmetic")
    }
    try checkSize(Support(sumOf: first, second))
    return .operation(first + second)
  }

  /// The largest number of configurations that one summand of a term may act on.
  private static let largestDimension = 1 << 16

  /// Refuses operators on so many levels that one summand of a term would fill the memory.
  func checkSize(_ support: Support) throws(ExpressionError) {
    let dimension = support.dimensions.reduce(1.0) { $0 * Double($1) }
    guard dimension <= Double(Expression.largestDimension) else {
      throw error(
        "one product acts on the \(support.sites.count) sites \(support.sites) with \(dimension) "
          + "configurations; at most \(Expression.largestDimension) are possible")
    }
  }
}
