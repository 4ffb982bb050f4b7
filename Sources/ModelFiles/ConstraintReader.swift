import LatticeModels

/// Reads `constraint:`, conditions on the levels of neighbours that every state obeys.
struct ConstraintReader {
  let tuples: TermTuples
  let symbols: OperatorSymbols
  let scope: ExpressionScope

  /// One condition may depend on the levels of as many configurations of sites.
  private static let mostConfigurations = 1 << 16

  private static let keys = ["over", "where", "indices", "allow"]

  /// Nil where the file states none.
  func constraint(_ node: FileNode?) throws(ModelFileError) -> StateConstraint? {
    guard let node else { return nil }
    var rules: [StateConstraint.Rule] = []
    for member in node.isList ? try node.list() : [node] { rules += try self.rules(member) }
    let constraint = StateConstraint(siteDimensions: symbols.siteDimensions, rules: rules)
    if let rule = constraint.rules.first(where: { !$0.isAllowed.contains(true) }) {
      throw node.error("no levels of the sites \(rule.sites) are allowed, so that no state is left")
    }
    return constraint.rules.isEmpty ? nil : constraint
  }

  private func rules(_ node: FileNode) throws(ModelFileError) -> [StateConstraint.Rule] {
    let fields = try node.fields(
      allowed: ConstraintReader.keys, required: ["over", "allow"])
    let condition = try FileExpression(fields["allow"]!)
    let sum = try tuples.tuples(fields)
    var rules: [StateConstraint.Rule] = []
    for tuple in sum.tuples {
      let own = scope.binding(sum.indices + sum.windings, to: tuple)
      rules.append(try rule(condition, in: own))
    }
    return rules
  }

  /// The condition as a table over the levels of the sites on which it depends.
  private func rule(
    _ condition: FileExpression, in scope: ExpressionScope
  ) throws(ModelFileError) -> StateConstraint.Rule {
    var sites: [Int] = []
    while true {
      let dimensions = sites.map { symbols.siteDimensions[$0] }
      let count = dimensions.reduce(1) { min($0 * $1, Self.mostConfigurations + 1) }
      guard count <= Self.mostConfigurations else {
        throw condition.error(
          "the condition depends on the \(sites.count) sites \(sites), which have more than "
            + "\(Self.mostConfigurations) configurations")
      }
      switch try table(condition, sites, count: count, in: scope) {
      case .complete(let isAllowed): return .init(sites: sites, isAllowed: isAllowed)
      case .needs(let missing): sites = Set(sites + missing).sorted()
      }
    }
  }

  private enum Table {
    case complete([Bool])
    case needs([Int])
  }

  private func table(
    _ condition: FileExpression, _ sites: [Int], count: Int, in scope: ExpressionScope
  ) throws(ModelFileError) -> Table {
    var isAllowed: [Bool] = []
    for configuration in 0..<count {
      var (rest, levels) = (configuration, [Int: Int]())
      for site in sites.reversed() {
        levels[site] = rest % symbols.siteDimensions[site]
        rest /= symbols.siteDimensions[site]
      }
      do throws(ExpressionError) {
        isAllowed.append(
          try condition.expression.truth(in: scope.with(.levels(symbols, levels))))
      } catch {
        guard error.missingSites.isEmpty else { return .needs(error.missingSites) }
        throw condition.node.error(error)
      }
    }
    return .complete(isAllowed)
  }
}
