/// Recursive-descent parser of expressions.
///
/// From loosest to tightest: or; and; not; comparisons; + and -; * / and mod; unary minus;
/// ^ (to the right); the postfix adjoint '. All binary operations but ^ group to the left.
package struct ExpressionParser {
  private let tokens: [ExpressionLexer.Token]
  private var place = 0
  private var depth = 0
  /// Operations one around the other on the way to what is read: each is a level of recursion, here and in evaluation.
  private var links = 0

  private init(tokens: [ExpressionLexer.Token]) { self.tokens = tokens }

  /// The expression that `text` states.
  package static func parse(_ text: String) throws(ExpressionError) -> Expression {
    var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(of: text))
    guard parser.current.kind != .end else {
      throw ExpressionError(message: "the expression is empty", position: 0)
    }
    let expression = try parser.disjunction()
    guard parser.current.kind == .end else { throw parser.unexpected() }
    return expression
  }

  private var current: ExpressionLexer.Token { tokens[place] }

  private mutating func accept(_ symbol: String) -> Bool {
    guard current.kind == .symbol(symbol) || current.kind == .identifier(symbol) else {
      return false
    }
    place += 1
    return true
  }

  private mutating func expect(_ symbol: String) throws(ExpressionError) {
    if !accept(symbol) { throw unexpected(instead: "'\(symbol)'") }
  }

  private mutating func link() throws(ExpressionError) {
    links += 1
    guard links <= Self.mostLinks else {
      throw ExpressionError(
        message:
          "more than \(Self.mostLinks) operations one around the other; split the expression",
        position: current.position)
    }
  }

  /// Where one of some operations comes next.
  private mutating func link(if operations: [String]) throws(ExpressionError) {
    let isNext = operations.contains {
      current.kind == .symbol($0) || current.kind == .identifier($0)
    }
    if isNext { try link() }
  }

  private static let mostLinks = 2000

  private func unexpected(instead wanted: String? = nil) -> ExpressionError {
    let found =
      switch current.kind {
      case .number(let value): "unexpected number \(value.formattedShort)"
      case .identifier(let name): "unexpected '\(name)'"
      case .symbol(let symbol): "unexpected '\(symbol)'"
      case .hermitianConjugate: "unexpected 'h.c.'"
      case .end: "the expression ends too early"
      }
    if current.kind == .hermitianConjugate {
      return ExpressionError(
        message: "h.c. stands for the adjoint of the rest of a sum, as in (A + h.c.); "
          + "the adjoint of one factor is written with a quote, as in Z(j)'",
        position: current.position)
    }
    let hope = wanted.map { ", \($0) expected" } ?? ""
    return ExpressionError(message: found + hope, position: current.position)
  }

  private mutating func disjunction() throws(ExpressionError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else {
      throw ExpressionError(message: "too many nested parentheses", position: current.position)
    }
    var left = try conjunction()
    while accept("or") {
      try link()
      left = binary(.or, left, try conjunction())
    }
    return left
  }

  private mutating func conjunction() throws(ExpressionError) -> Expression {
    var left = try negation()
    while accept("and") {
      try link()
      left = binary(.and, left, try negation())
    }
    return left
  }

  private mutating func negation() throws(ExpressionError) -> Expression {
    let position = current.position
    var flips = false
    while accept("not") { flips.toggle() }
    let inner = try comparison()
    return flips ? Expression(position: position, form: .not(inner)) : inner
  }

  /// A chain such as 0 < j <= k means that every link holds.
  private mutating func comparison() throws(ExpressionError) -> Expression {
    var left = try sum()
    var chain: Expression?
    while let operation = comparisonOperation() {
      place += 1
      try link()
      let right = try sum()
      let link = binary(operation, left, right)
      chain = chain.map { binary(.and, $0, link) } ?? link
      left = right
    }
    return chain ?? left
  }

  private func comparisonOperation() -> Expression.BinaryOperation? {
    guard case .symbol(let symbol) = current.kind,
      ["==", "!=", "<", "<=", ">", ">="].contains(symbol)
    else { return nil }
    return Expression.BinaryOperation(rawValue: symbol)
  }

  private mutating func sum() throws(ExpressionError) -> Expression {
    let position = current.position
    var summands: [Expression.Summand] = []
    var hermitianConjugate: Expression.Sign?
    var sign: Expression.Sign? = .plus
    // Summands stand side by side.
    let outside = links
    var most = links
    while let presentSign = sign {
      links = outside
      if current.kind == .hermitianConjugate, hermitianConjugate == nil {
        hermitianConjugate = presentSign
        place += 1
      } else {
        summands.append(Expression.Summand(sign: presentSign, expression: try product()))
      }
      most = max(most, links)
      sign = accept("+") ? .plus : accept("-") ? .minus : nil
    }
    links = most
    guard !summands.isEmpty else {
      throw ExpressionError(
        message: "h.c. needs something to be the adjoint of, as in (A + h.c.)",
        position: position)
    }
    if summands.count == 1, summands[0].sign == .plus, hermitianConjugate == nil {
      return summands[0].expression
    }
    return Expression(
      position: position, form: .sum(summands, hermitianConjugate: hermitianConjugate))
  }

  private mutating func product() throws(ExpressionError) -> Expression {
    var left = try signed()
    while true {
      try link(if: ["*", "/", "mod"])
      if accept("*") {
        left = binary(.times, left, try signed())
      } else if accept("/") {
        left = binary(.over, left, try signed())
      } else if accept("mod") {
        left = binary(.modulo, left, try signed())
      } else {
        return left
      }
    }
  }

  private mutating func signed() throws(ExpressionError) -> Expression {
    let position = current.position
    var flips = false
    while current.kind == .symbol("-") || current.kind == .symbol("+") {
      if current.kind == .symbol("-") { flips.toggle() }
      place += 1
    }
    let inner = try power()
    return flips ? Expression(position: position, form: .negated(inner)) : inner
  }

  private mutating func power() throws(ExpressionError) -> Expression {
    let base = try postfix()
    try link(if: ["^"])
    return accept("^") ? binary(.power, base, try signed()) : base
  }

  private mutating func postfix() throws(ExpressionError) -> Expression {
    var inner = try primary()
    while accept("'") {
      try link()
      inner = Expression(position: inner.position, form: .adjoint(inner))
    }
    return inner
  }

  private mutating func primary() throws(ExpressionError) -> Expression {
    let start = current
    switch start.kind {
    case .number(let value):
      place += 1
      return Expression(position: start.position, form: .number(value))
    case .identifier(let name) where !["and", "or", "not", "mod"].contains(name):
      place += 1
      return try named(name, position: start.position)
    case .symbol("("):
      place += 1
      let inner = try disjunction()
      try expect(")")
      return inner
    default: throw unexpected(instead: "a number, a name or '('")
    }
  }

  private mutating func named(
    _ first: String, position: Int
  ) throws(ExpressionError) -> Expression {
    var (name, species): (String, String?) = (first, nil)
    if accept(".") {
      guard case .identifier(let member) = current.kind else {
        throw unexpected(instead: "an operator of '\(first)'")
      }
      place += 1
      (name, species) = (member, first)
    }
    guard accept("(") else {
      return Expression(position: position, form: .name(name, species: species))
    }
    var arguments: [Expression] = []
    if !accept(")") {
      repeat { arguments.append(try disjunction()) } while accept(",")
      try expect(")")
    }
    return Expression(
      position: position, form: .call(name, species: species, arguments: arguments))
  }

  private func binary(
    _ operation: Expression.BinaryOperation, _ left: Expression, _ right: Expression
  ) -> Expression {
    Expression(position: left.position, form: .binary(operation, left, right))
  }
}

extension Double {
  /// The number without a needless fraction, for messages.
  var formattedShort: String {
    self == rounded() && magnitude < 1e15 ? String(Int(self)) : String(self)
  }
}
