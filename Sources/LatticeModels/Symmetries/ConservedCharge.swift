/// A quantity that every term conserves and whose values label the sectors: a charge of U(1).
///
///     Q |a_0 a_1 …> = Σ_j weights[j][a_j] |a_0 a_1 …>
public struct ConservedCharge: Hashable, Sendable {
  /// The name given in the model file.
  public let name: String
  /// What each level of each site has of the charge. Shape [site][level], where several sites may count as one, as in
  /// `ConservedTotal`.
  public let weights: [[Int]]
  /// The levels of the sites that count as one; empty where each counts by itself.
  public let cellDimensions: [Int]

  /// Names a charge.
  public init(name: String, weights: [[Int]], cellDimensions: [Int] = []) {
    precondition(weights.allSatisfy { !$0.isEmpty }, "every site has a level")
    self.name = name
    self.weights = weights
    self.cellDimensions = cellDimensions.count > 1 ? cellDimensions : []
  }

  /// The charge of the product state with these levels.
  public func value(of levels: [Int]) -> Int {
    quantity.value(of: levels)
  }

  /// Levels before and after of a matrix element that changes the charge, with the sites; nil if
  /// the operator conserves it.
  public func violation(
    of operation: LocalOperator
  ) -> (sites: [Int], before: [Int], after: [Int])? {
    quantity.violation(of: operation)
  }

  /// The charge as a sum over sites or cells.
  package var quantity: ConservedTotal {
    ConservedTotal(weights: weights, total: 0, cellDimensions: cellDimensions)
  }
}

extension ConservedCharge {
  /// Levels of a state whose charge an operator changes; nil where there is none.
  package func violation(by operation: MonomialOperator) -> [Int]? {
    guard let changes = quantity.changes(by: operation) else {
      return quantity.firstState(of: operation.dimensions) { levels in
        value(of: operation.image(of: levels)) != value(of: levels)
      }
    }
    var levels = [Int](repeating: 0, count: operation.dimensions.count)
    if changes.reduce(0, { $0 + $1[0] }) != 0 { return levels }
    for (site, change) in changes.enumerated() {
      guard let level = change.firstIndex(where: { $0 != change[0] }) else { continue }
      var rest = level
      for place in quantity.sites(of: site).reversed() {
        levels[place] = rest % operation.dimensions[place]
        rest /= operation.dimensions[place]
      }
      return levels
    }
    return nil
  }
}
