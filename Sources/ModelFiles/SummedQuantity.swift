import LatticeModels
import Numerics

/// A diagonal on-site quantity summed over all sites, as `of:` states it.
struct SummedQuantity {
  /// What each level of each site of the tensor product adds, zero for the first level. Shape
  /// [site][level].
  let weights: [[Double]]
  /// What the first level of every site adds; it stands on the first species of a cell. Shape [site].
  let offsets: [Double]

  /// The value of the state with the first level everywhere.
  var offset: Double { offsets.reduce(0, +) }

  /// Reads the quantity cell by cell; it may depend on the site `j`.
  init(
    _ quantity: FileExpression, symbols: OperatorSymbols, scope: ExpressionScope
  ) throws(ModelFileError) {
    var (weights, offsets): ([[Double]], [Double]) = ([], [])
    for cell in 0..<symbols.cellCount {
      let own = try SummedQuantity.cellWeights(
        quantity, cell: cell, symbols: symbols, scope: scope)
      weights += own.weights
      offsets += [own.offset] + own.weights.dropFirst().map { _ in 0 }
    }
    (self.weights, self.offsets) = (weights, offsets)
  }

  /// What each level of each species in a cell adds to the total, zero for the first level.
  private static func cellWeights(
    _ quantity: FileExpression, cell: Int, symbols: OperatorSymbols, scope: ExpressionScope
  ) throws(ModelFileError) -> (weights: [[Double]], offset: Double) {
    let scope = scope.with(.onSite(symbols)).binding(["j"], to: [cell])
    let dimensions = symbols.species.map(\.space.dimension)
    let whole =
      try quantity.operation(in: scope)
      + LocalOperator.identity(sites: Array(dimensions.indices), dimensions: dimensions)
      .scaled(by: .zero)
    let values = try whole.columns.enumerated().map { column, entries throws(ModelFileError) in
      guard entries.allSatisfy({ $0.row == column && $0.amplitude.imaginary == 0 }) else {
        throw quantity.error(
          "'\(quantity.text)' is not diagonal and real; only such a quantity can be fixed")
      }
      return entries.first?.amplitude.real ?? 0
    }
    let strides = LocalOperator.strides(dimensions)
    let weights = dimensions.indices.map { species in
      (0..<dimensions[species]).map { values[$0 * strides[species]] - values[0] }
    }
    let largest = values.map(abs).max() ?? 0
    for (configuration, value) in values.enumerated() {
      let sum = dimensions.indices.reduce(values[0]) { sum, species in
        sum + weights[species][configuration / strides[species] % dimensions[species]]
      }
      guard abs(sum - value) <= 1e-9 * largest else {
        throw quantity.error(
          "'\(quantity.text)' is not a sum of one quantity for each species, such as "
            + "up.n + down.n")
      }
    }
    return (weights, values[0])
  }
}
