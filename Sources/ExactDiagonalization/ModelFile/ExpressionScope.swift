import Numerics

/// The names that an expression can use, and their values.
struct ExpressionScope: Sendable {
  /// What operator symbols mean.
  enum Operators: Sendable {
    /// Numbers only.
    case none
    /// Symbols stand alone and act in one cell, as in `Sx^2 - Sy^2`.
    case onSite(OperatorSymbols)
    /// Symbols act at a site, as in `Z(j)`.
    case lattice(OperatorSymbols)
  }

  /// Parameters and indices; the constants are always there.
  private(set) var numbers: [String: Complex<Double>] = ExpressionFunctions.constants
  /// The meaning of operator symbols.
  var operators: Operators = .none

  init(operators: Operators = .none) { self.operators = operators }

  /// Sets a parameter or an index.
  mutating func bind(_ name: String, to value: Double) { numbers[name] = Complex(value) }

  /// The same scope with integers bound to the names of indices.
  func binding(_ names: [String], to values: [Int]) -> ExpressionScope {
    var scope = self
    for (name, value) in zip(names, values) { scope.bind(name, to: Double(value)) }
    return scope
  }

  /// The same scope with another meaning of operator symbols.
  func with(_ operators: Operators) -> ExpressionScope {
    var scope = self
    scope.operators = operators
    return scope
  }

  /// Every name that could stand where a name was not understood.
  var allNames: [String] {
    let symbols =
      switch operators {
      case .none: [String]()
      case .onSite(let symbols), .lattice(let symbols): symbols.allNames
      }
    return numbers.keys.sorted() + symbols + ExpressionFunctions.table.keys.sorted()
  }
}
