import LatticeModels
import Numerics

/// An expression of a model file together with its place.
struct FileExpression {
  let expression: Expression
  let node: FileNode

  /// Parses the text of `node`.
  init(_ node: FileNode) throws(ModelFileError) {
    _ = try node.text()
    do throws(ExpressionError) {
      expression = try ExpressionParser.parse(node.node.scalar?.string ?? "")
    } catch { throw node.error(error) }
    self.node = node
  }

  /// A part of an expression of `node`.
  init(part: Expression, of node: FileNode) {
    expression = part
    self.node = node
  }

  /// The text without white space at its ends.
  var text: String { node.node.scalar?.string.trimmed ?? "" }

  func real(in scope: ExpressionScope) throws(ModelFileError) -> Double {
    try located { () throws(ExpressionError) in try expression.real(in: scope) }
  }

  func number(in scope: ExpressionScope) throws(ModelFileError) -> Complex<Double> {
    try located { () throws(ExpressionError) in try expression.number(in: scope) }
  }

  func integer(in scope: ExpressionScope) throws(ModelFileError) -> Int {
    try located { () throws(ExpressionError) in try expression.integer(in: scope) }
  }

  func truth(in scope: ExpressionScope) throws(ModelFileError) -> Bool {
    try located { () throws(ExpressionError) in try expression.truth(in: scope) }
  }

  func operation(in scope: ExpressionScope) throws(ModelFileError) -> LocalOperator {
    try located { () throws(ExpressionError) in try expression.operation(in: scope) }
  }

  func error(_ message: String) -> ModelFileError {
    node.error(expression.error(message))
  }

  private func located<Result>(
    _ body: () throws(ExpressionError) -> Result
  ) throws(ModelFileError) -> Result {
    do throws(ExpressionError) { return try body() } catch { throw node.error(error) }
  }
}
