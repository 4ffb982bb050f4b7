import Numerics

/// A total over all sites that every state of the Hilbert space has.
///
///     Σ_j weights[j][a_j] = total
///
/// Only product states |a_0 a_1 …> that obey this are basis states, in the order of the whole
/// tensor product.
public struct ConservedTotal: Hashable, Sendable {
  /// What each level adds to the total. Shape [site][level], where several sites that stand together may count as one: with
  /// `cellSize` sites each, the first of them slowest.
  public let weights: [[Int]]
  /// The levels of the sites of a cell where several count as one; empty where each counts by itself.
  public let cellDimensions: [Int]
  /// The number of sites that one list of weights is for.
  public var cellSize: Int { max(1, cellDimensions.count) }
  /// The total.
  public let total: Int
  /// The totals that it stands for, where several are written as one; otherwise the total alone.
  public let parts: [Int]

  /// Fixes the sum of the weights.
  public init(weights: [[Int]], total: Int, parts: [Int]? = nil, cellDimensions: [Int] = []) {
    precondition(
      cellDimensions.isEmpty
        || weights.allSatisfy { $0.count == cellDimensions.reduce(1, *) },
      "one weight for each configuration of a cell")
    self.weights = weights
    self.cellDimensions = cellDimensions.count > 1 ? cellDimensions : []
    self.total = total
    self.parts = parts ?? [total]
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
  /// The sites that the weights of a cell are for.
  package func sites(of cell: Int) -> Range<Int> { (cell * cellSize)..<((cell + 1) * cellSize) }

  /// What each configuration of some sites adds to the total; nil where they are part of a cell or more than one.
  package func weights(of sites: Range<Int>) -> [Int]? {
    guard cellSize == 1 else {
      let cell = sites.lowerBound / cellSize
      return self.sites(of: cell) == sites ? weights[cell] : nil
    }
    return sites.reduce([0]) { sums, site in
      sums.flatMap { sum in weights[site].map { sum + $0 } }
    }
  }

  /// Whether the product state with these levels has the total.
  public func allows(_ levels: [Int]) -> Bool { value(of: levels) == total }

  /// The value that the quantity has in a product state.
  package func value(of levels: [Int]) -> Int {
    precondition(levels.count == weights.count * cellSize, "one level for each site")
    return weights.indices.reduce(0) { sum, cell in
      sum + weights[cell][configuration(of: cell, levels)]
    }
  }

  /// Whether there is a weight for every level of sites, or for every configuration of cells.
  func fits(_ siteDimensions: [Int]) -> Bool {
    cellSize == 1
      ? weights.map(\.count) == siteDimensions
      : siteDimensions == weights.flatMap { _ in cellDimensions }
  }

  /// The weights of quantities of which some count several sites as one, for the same cells; and the levels of the sites of a cell.
  package static func onCommonCells(
    _ quantities: [ConservedTotal], siteDimensions: [Int]
  ) -> (weights: [[[Int]]], cellDimensions: [Int]) {
    guard let cell = quantities.first(where: { $0.cellSize > 1 })?.cellDimensions else {
      return (quantities.map(\.weights), [])
    }
    let strides = LocalOperator.strides(cell)
    let weights = quantities.map { quantity in
      guard quantity.cellSize == 1 else { return quantity.weights }
      return stride(from: 0, to: siteDimensions.count, by: cell.count).map { first in
        (0..<cell.reduce(1, *)).map { configuration in
          cell.indices.reduce(0) {
            $0 + quantity.weights[first + $1][configuration / strides[$1] % cell[$1]]
          }
        }
      }
    }
    return (weights, cell)
  }

  /// The place in its list of weights that a cell has in a product state.
  package func configuration(of cell: Int, _ levels: [Int]) -> Int {
    cellSize == 1
      ? levels[cell]
      : sites(of: cell).reduce(0) { $0 * cellDimensions[$1 % cellSize] + levels[$1] }
  }

  /// The quantity as a sum of operators on cells.
  package var operators: [LocalOperator] {
    weights.enumerated().map { cell, weights in
      let sites = Array(sites(of: cell))
      return LocalOperator(
        sites: sites, dimensions: cellSize == 1 ? [weights.count] : cellDimensions,
        columns: weights.enumerated().map {
          [LocalOperator.Entry(row: $0, amplitude: Complex(Double($1)))]
        })
    }
  }

  /// An operator on whole cells, and the value on them of each of its configurations.
  func onCells(_ operation: LocalOperator) -> (operation: LocalOperator, values: [Int]) {
    guard cellSize > 1 else { return (operation, values(of: operation)) }
    let cells = Set(operation.sites.map { $0 / cellSize }).sorted()
    let sites = cells.flatMap { Array(self.sites(of: $0)) }
    let dimensions = sites.map { cellDimensions[$0 % cellSize] }
    let whole = operation.extended(
      to: Support(operation, .identity(sites: sites, dimensions: dimensions)))
    return (whole, values(of: whole))
  }

  private func values(of operation: LocalOperator) -> [Int] {
    let cells = Set(operation.sites.map { $0 / cellSize }).sorted()
    return (0..<operation.dimension).map { configuration in
      var rest = configuration
      var sum = 0
      for cell in cells.reversed() {
        sum += weights[cell][rest % weights[cell].count]
        rest /= weights[cell].count
      }
      return sum
    }
  }
}

extension ConservedTotal {
  /// Levels before and after of a matrix element that changes the total, with the sites; nil if
  /// the operator keeps every total.
  public func violation(
    of operation: LocalOperator
  ) -> (sites: [Int], before: [Int], after: [Int])? {
    let (operation, values) = onCells(operation)
    let strides = LocalOperator.strides(operation.dimensions)
    func levels(_ configuration: Int) -> [Int] {
      operation.dimensions.indices.map { configuration / strides[$0] % operation.dimensions[$0] }
    }
    for (column, entries) in operation.columns.enumerated() {
      for entry in entries where values[entry.row] != values[column] {
        return (operation.sites, levels(column), levels(entry.row))
      }
    }
    return nil
  }
}
