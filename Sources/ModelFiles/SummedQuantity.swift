import LatticeModels
import Numerics

/// A diagonal on-site quantity summed over all sites, as `of:` states it.
struct SummedQuantity {
  /// What each level of each site of the tensor product adds, zero for the first level; or each configuration of each cell, where the
  /// quantity is no sum of one for each species. Shape [site][level].
  let weights: [[Double]]
  /// What the first level of every site adds; it stands on the first species of a cell. Shape as `weights`.
  let offsets: [Double]
  /// The levels of the species of a cell where these count as one; empty where each counts by itself.
  let cellDimensions: [Int]

  /// The value of the state with the first level everywhere.
  var offset: Double { offsets.reduce(0, +) }

  /// Reads the quantity cell by cell; it may depend on the site `j`.
  init(
    _ quantity: FileExpression, symbols: OperatorSymbols, scope: ExpressionScope
  ) throws(ModelFileError) {
    let dimensions = symbols.species.map(\.space.dimension)
    var cells: [[Double]] = []
    for cell in 0..<symbols.cellCount {
      cells.append(
        try SummedQuantity.values(quantity, cell: cell, symbols: symbols, scope: scope))
    }
    let summands = cells.map { SummedQuantity.summands($0, dimensions) }
    guard !summands.contains(where: { $0 == nil }) else {
      weights = cells.map { values in values.map { $0 - values[0] } }
      offsets = cells.map { $0[0] }
      cellDimensions = dimensions
      return
    }
    weights = summands.flatMap { $0! }
    offsets = cells.flatMap { [$0[0]] + dimensions.dropFirst().map { _ in 0 } }
    cellDimensions = []
  }

  /// The quantity on each configuration of a cell, the first species slowest.
  private static func values(
    _ quantity: FileExpression, cell: Int, symbols: OperatorSymbols, scope: ExpressionScope
  ) throws(ModelFileError) -> [Double] {
    let scope = scope.with(.onSite(symbols)).binding(["j"], to: [cell])
    let dimensions = symbols.species.map(\.space.dimension)
    let whole =
      try quantity.operation(in: scope)
      + LocalOperator.identity(sites: Array(dimensions.indices), dimensions: dimensions)
      .scaled(by: .zero)
    return try whole.columns.enumerated().map { column, entries throws(ModelFileError) in
      guard entries.allSatisfy({ $0.row == column && $0.amplitude.imaginary == 0 }) else {
        throw quantity.error(
          "'\(quantity.text)' is not diagonal and real; only such a quantity can be fixed")
      }
      return entries.first?.amplitude.real ?? 0
    }
  }

  /// What each level of each species adds, zero for the first level; nil where the quantity is no sum of one for each species.
  private static func summands(_ values: [Double], _ dimensions: [Int]) -> [[Double]]? {
    let strides = LocalOperator.strides(dimensions)
    let weights = dimensions.indices.map { species in
      (0..<dimensions[species]).map { values[$0 * strides[species]] - values[0] }
    }
    let largest = values.map(abs).max() ?? 0
    let isSum = values.enumerated().allSatisfy { configuration, value in
      let sum = dimensions.indices.reduce(values[0]) { sum, species in
        sum + weights[species][configuration / strides[species] % dimensions[species]]
      }
      return abs(sum - value) <= 1e-9 * largest
    }
    return isSum ? weights : nil
  }
}
