import LatticeModels

/// The random variables of `random:`, drawn once in every sample for all terms.
struct RandomVariables {
  let draws: [CouplingDraw]

  /// No random variables.
  static let none = RandomVariables(draws: [])

  private init(draws: [CouplingDraw]) { self.draws = draws }

  /// Reads `random:`, names with distributions.
  init(
    _ node: FileNode?, symbols: OperatorSymbols, scope: ExpressionScope
  ) throws(ModelFileError) {
    var draws: [CouplingDraw] = []
    for (key, name, value) in try node?.pairs() ?? [] {
      let isTaken =
        ExpressionFunctions.reservedNames.contains(name) || symbols.contains(name)
        || scope.numbers[name] != nil
      guard name.isIdentifier, !isTaken else {
        throw key.error(
          "'\(name)' cannot be the name of a random variable: it is no name or has a meaning "
            + "already")
      }
      let coupling = try Coupling(value, indices: [])
      guard let coupling, coupling.isDrawn else {
        throw value.error(
          "a random variable has a distribution: normal(mean, standard deviation), "
            + "uniform(lower, upper) or lognormal(mean of log, standard deviation of log)")
      }
      draws.append(
        CouplingDraw(name: name, index: 0, distribution: try coupling.distribution(in: scope)))
    }
    self.draws = draws
  }

  /// The variables that occur in an expression.
  func used(in expression: Expression) -> [CouplingDraw] {
    let names = expression.names
    return draws.filter { names.contains($0.name) }
  }
}
