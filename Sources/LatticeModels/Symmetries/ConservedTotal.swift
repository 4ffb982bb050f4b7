/// A total over all sites that every state of the Hilbert space has.
///
///     Σ_j weights[j][a_j] = total
///
/// Only product states |a_0 a_1 …> that obey this are basis states, in the order of the whole
/// tensor product.
public struct ConservedTotal: Hashable, Sendable {
  /// What each level adds to the total. Shape [site][level].
  public let weights: [[Int]]
  /// The total.
  public let total: Int
  /// The totals that it stands for, where several are written as one; otherwise the total alone.
  public let parts: [Int]

  /// Fixes the sum of the weights.
  public init(weights: [[Int]], total: Int, parts: [Int]? = nil) {
    self.weights = weights
    self.total = total
    self.parts = parts ?? [total]
  }

  /// Whether the product state with these levels has the total.
  public func allows(_ levels: [Int]) -> Bool {
    precondition(levels.count == weights.count, "one level for each site")
    return levels.indices.reduce(0) { $0 + weights[$1][levels[$1]] } == total
  }

  /// The number of product states that have the total, nil above the largest integer.
  ///
  /// Complexity: O(sites · levels · different partial totals).
  public var dimension: Int? { Self.dimensions(weights).map { $0[total, default: 0] } }

  /// The number of product states with each total that occurs, nil above the largest integer.
  package static func dimensions(_ weights: [[Int]]) -> [Int: Int]? {
    var counts = [0: 1]
    for site in weights {
      var next: [Int: Int] = [:]
      for (sum, count) in counts {
        for weight in site {
          let (value, overflow) = next[sum + weight, default: 0].addingReportingOverflow(count)
          if overflow { return nil }
          next[sum + weight] = value
        }
      }
      counts = next
    }
    return counts
  }
}

extension ConservedTotal {
  /// The totals that the sites from each one on can have. Shape [site + 1].
  package var completions: [Set<Int>] {
    var result: [Set<Int>] = [[0]]
    for site in weights.reversed() {
      result.append(Set(result.last!.flatMap { rest in site.map { rest + $0 } }))
    }
    return result.reversed()
  }
}

extension ConservedTotal {
  /// Levels before and after of a matrix element that changes the total, with the sites; nil if
  /// the operator keeps every total.
  public func violation(
    of operation: LocalOperator
  ) -> (sites: [Int], before: [Int], after: [Int])? {
    let strides = LocalOperator.strides(operation.dimensions)
    func levels(_ configuration: Int) -> [Int] {
      operation.dimensions.indices.map { configuration / strides[$0] % operation.dimensions[$0] }
    }
    func weight(_ levels: [Int]) -> Int {
      levels.indices.reduce(0) { $0 + weights[operation.sites[$1]][levels[$1]] }
    }
    for (column, entries) in operation.columns.enumerated() where !entries.isEmpty {
      let before = levels(column)
      let kept = weight(before)
      for entry in entries {
        let after = levels(entry.row)
        if weight(after) != kept { return (operation.sites, before, after) }
      }
    }
    return nil
  }
}
