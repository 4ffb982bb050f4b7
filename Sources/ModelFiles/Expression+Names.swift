import LatticeModels
import Numerics

extension Expression {
  func named(
    _ name: String, species: String?, in scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    if species == nil, let number = scope.numbers[name] { return .number(number) }
    switch scope.operators {
    case .onSite(let symbols) where species != nil || symbols.contains(name):
      return .operation(try lookUp(name, species: species, cell: 0, in: symbols))
    case .lattice(let symbols) where species != nil || symbols.contains(name),
      .levels(let symbols, _) where species != nil || symbols.contains(name):
      let written = species.map { "\($0).\(name)" } ?? name
      throw error("the operator '\(written)' needs a site, as in \(written)(j)")
    case .none where species != nil: throw error("no operator can stand here, only numbers")
    default: break
    }
    if species == nil, scope.randomNames.contains(name) {
      throw error(
        "the random variable '\(name)' can stand only in a coupling that is no distribution itself")
    }
    if ExpressionFunctions.table[name] != nil {
      throw error("the function '\(name)' needs its argument in parentheses")
    }
    throw error("unknown name '\(name)'" + scope.hint(for: name))
  }

  func called(
    _ name: String, species: String?, arguments: [Expression], in scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    if species == nil, name == "if" { return try chosen(arguments, in: scope) }
    if species == nil, let function = ExpressionFunctions.table[name] {
      return try applied(function, name: name, to: arguments, in: scope)
    }
    if species == nil, let coordinates = scope.coordinates, coordinates.reservedNames.contains(name)
    {
      return try coordinate(name, arguments, of: coordinates, in: scope)
    }
    if species == nil, ExpressionFunctions.distributions.contains(name) {
      throw error("\(name)(...) draws a random coupling and must be a term's whole coupling")
    }
    if case .onSite(let symbols) = scope.operators, OnSiteFunction(rawValue: name) != nil,
      !symbols.contains(name)
    {
      return .operation(
        try onSite(OnSiteFunction(rawValue: name)!, species, arguments, symbols, in: scope))
    }
    switch scope.operators {
    case .none where species != nil: throw error("no operator can stand here, only numbers")
    case .onSite(let symbols) where species != nil || symbols.contains(name):
      throw error("an on-site operator is written without a site: \(name) instead of \(name)(j)")
    case .lattice(let symbols) where species != nil || symbols.contains(name):
      let cell = try self.cell(of: name, arguments: arguments, in: scope, symbols: symbols)
      return .operation(try lookUp(name, species: species, cell: cell, in: symbols))
    case .levels(let symbols, let levels) where species != nil || symbols.contains(name):
      let cell = try self.cell(of: name, arguments: arguments, in: scope, symbols: symbols)
      return .number(
        try diagonalValue(
          of: try lookUp(name, species: species, cell: cell, in: symbols), name, levels))
    default: break
    }
    if scope.numbers[name] != nil {
      throw error("'\(name)' is a number, not a function; write a product with '*'")
    }
    let hint = scope.hint(for: name)
    let distributions = ExpressionFunctions.distributions.sorted().joined(separator: ", ")
    throw error(
      "unknown function or operator '\(name)'\(hint)"
        + (hint.contains("did you mean") ? "" : "; distributions of couplings are \(distributions)")
    )
  }

  /// if(c, a, b): what is not chosen need not have a value.
  private func chosen(
    _ arguments: [Expression], in scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    guard arguments.count == 3 else {
      throw error("a choice is written if(condition, value, other value)")
    }
    return try arguments[try arguments[0].truth(in: scope) ? 1 : 2].value(in: scope)
  }

  /// What a diagonal operator is on given levels.
  private func diagonalValue(
    of operation: LocalOperator, _ name: String, _ levels: [Int: Int]
  ) throws(ExpressionError) -> Complex<Double> {
    let isDiagonal = operation.columns.enumerated().allSatisfy { column, entries in
      entries.allSatisfy { $0.row == column }
    }
    guard isDiagonal, operation.parityString.isEmpty else {
      throw error(
        "the operator '\(name)' is not diagonal; a condition on levels has diagonal ones only")
    }
    let missing = operation.sites.filter { levels[$0] == nil }
    guard missing.isEmpty else {
      var error = error("the level of a site is not known")
      error.missingSites = missing
      throw error
    }
    let configuration = zip(operation.sites, operation.dimensions).reduce(0) {
      $0 * $1.1 + levels[$1.0]!
    }
    return operation.columns[configuration].first?.amplitude ?? .zero
  }

  private func cell(
    of name: String, arguments: [Expression], in scope: ExpressionScope, symbols: OperatorSymbols
  ) throws(ExpressionError) -> Int {
    guard arguments.count == 1 else {
      throw error("the operator '\(name)' acts at one site, as in \(name)(j)")
    }
    let cell = try arguments[0].integer(in: scope)
    guard (0..<symbols.cellCount).contains(cell) else {
      throw arguments[0].error(
        "there is no site \(cell); sites are numbered from 0 to \(symbols.cellCount - 1)")
    }
    return cell
  }

  private func lookUp(
    _ name: String, species: String?, cell: Int, in symbols: OperatorSymbols
  ) throws(ExpressionError) -> LocalOperator {
    switch symbols.lookUp(name, species: species, cell: cell) {
    case .found(let operation): return operation
    case .missing(let message): throw error(message)
    }
  }

  private func applied(
    _ function: ExpressionFunctions.Function, name: String, to arguments: [Expression],
    in scope: ExpressionScope
  ) throws(ExpressionError) -> ExpressionValue {
    let allowed =
      switch function {
      case .real, .complex: 1...1
      case .twoReals: 2...2
      case .manyReals: 1...100
      }
    guard allowed.contains(arguments.count) else {
      let wanted = allowed.count > 1 ? "at least one argument" : "\(allowed.lowerBound) argument(s)"
      throw error("the function '\(name)' takes \(wanted), not \(arguments.count)")
    }
    switch function {
    case .real(let body): return .number(Complex(body(try arguments[0].real(in: scope))))
    case .twoReals(let body):
      return .number(
        Complex(body(try arguments[0].real(in: scope), try arguments[1].real(in: scope))))
    case .manyReals(let body):
      var values: [Double] = []
      for argument in arguments { values.append(try argument.real(in: scope)) }
      return .number(Complex(body(values)))
    case .complex(let body):
      let value = try arguments[0].value(in: scope)
      if name == "exp", case .operation(let operation) = value {
        return .operation(operation.exponential)
      }
      guard case .number(let number) = value else {
        throw arguments[0].error("'\(name)' applies to a number, not to \(value.kind)")
      }
      return .number(body(number))
    }
  }
}
