import Numerics

/// The names that an expression can use, and their values.
package struct ExpressionScope: Sendable {
  /// What operator symbols mean.
  package enum Operators: Sendable {
    /// Numbers only.
    case none
    /// Symbols stand alone and act in one cell, as in `Sx^2 - Sy^2`.
    case onSite(OperatorSymbols)
    /// Symbols act at a site, as in `Z(j)`.
    case lattice(OperatorSymbols)
    /// Diagonal symbols at a site are numbers: what they are on given levels of sites of the tensor product.
    case levels(OperatorSymbols, [Int: Int])
  }

  /// Parameters and indices; the constants are always there.
  private(set) var numbers: [String: Complex<Double>] = ExpressionFunctions.constants
  /// The meaning of operator symbols.
  var operators: Operators = .none
  /// The coordinates of the sites, if the lattice has some.
  var coordinates: SiteCoordinates?
  /// Random variables, which have a value only where a coupling is computed.
  var randomNames: [String] = []

  package init(operators: Operators = .none) { self.operators = operators }

  /// Whether `name` alone is a parameter, an index, a constant or a random variable.
  func hasMeaning(_ name: String) -> Bool {
    numbers[name] != nil || randomNames.contains(name)
  }

  /// Sets a parameter or an index.
  package mutating func bind(_ name: String, to value: Double) { numbers[name] = Complex(value) }

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

  /// The names that the model file gives a meaning: parameters, indices and operators.
  var ownNames: [String] {
    let symbols =
      switch operators {
      case .none: [String]()
      case .onSite(let symbols), .lattice(let symbols), .levels(let symbols, _): symbols.allNames
      }
    let constants = ExpressionFunctions.constants
    return numbers.keys.filter { constants[$0] == nil }.sorted() + symbols
      + randomNames.filter { numbers[$0] == nil }
  }

  /// What could have been meant by a name that has no meaning.
  func hint(for name: String) -> String {
    let general = ExpressionFunctions.table.keys.sorted() + ExpressionFunctions.constants.keys
    return nearestNameHint(to: name, among: ownNames + general, listing: ownNames)
  }
}
