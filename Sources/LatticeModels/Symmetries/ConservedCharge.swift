/// A quantity that every term conserves and whose values label the sectors: a charge of U(1).
///
///     Q |a_0 a_1 …> = Σ_j weights[j][a_j] |a_0 a_1 …>
public struct ConservedCharge: Hashable, Sendable {
  /// The name given in the model file.
  public let name: String
  /// What each level of each site has of the charge. Shape [site][level].
  public let weights: [[Int]]

  /// Names a charge.
  public init(name: String, weights: [[Int]]) {
    precondition(weights.allSatisfy { !$0.isEmpty }, "every site has a level")
    self.name = name
    self.weights = weights
  }

  /// The charge of the product state with these levels.
  public func value(of levels: [Int]) -> Int {
    precondition(levels.count == weights.count, "one level for each site")
    return levels.indices.reduce(0) { $0 + weights[$1][levels[$1]] }
  }

  /// Levels before and after of a matrix element that changes the charge, with the sites; nil if
  /// the operator conserves it.
  public func violation(
    of operation: LocalOperator
  ) -> (sites: [Int], before: [Int], after: [Int])? {
    ConservedTotal(weights: weights, total: 0).violation(of: operation)
  }
}

extension ConservedCharge {
  /// Levels of a state whose charge an operator changes; nil where there is none.
  package func violation(by operation: MonomialOperator) -> [Int]? {
    let changes = weights.indices.map { site in
      weights[site].indices.map { level in
        weights[operation.sitePermutation[site]][operation.levelPermutations[site][level]]
          - weights[site][level]
      }
    }
    var levels = [Int](repeating: 0, count: weights.count)
    if changes.reduce(0, { $0 + $1[0] }) != 0 { return levels }
    for (site, change) in changes.enumerated() {
      guard let level = change.firstIndex(where: { $0 != change[0] }) else { continue }
      levels[site] = level
      return levels
    }
    return nil
  }
}
