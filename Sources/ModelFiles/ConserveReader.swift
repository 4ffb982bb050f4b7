import LatticeModels
import Numerics

/// Reads `conserve:`, the totals over all sites that every state has.
struct ConserveReader {
  let symbols: OperatorSymbols
  let parameters: ParameterTable

  /// Nil where the file fixes no total; several are one total, in which each is a digit.
  func conservedTotal(_ node: FileNode?) throws -> ConservedTotal? {
    guard let node else { return nil }
    guard node.isList else { return try total(node) }
    let totals = try node.list().map(total)
    guard totals.count > 1 else { return totals.first }
    let (weights, cell) = ConservedTotal.onCommonCells(
      totals, siteDimensions: symbols.siteDimensions)
    guard let digits = QuantityDigits(weights),
      let sum = digits.total(of: totals.map(\.total))
    else { throw node.error("the totals could take more than 2^60 values together") }
    let combined = ConservedTotal(
      weights: digits.weights, total: sum, parts: totals.map(\.total), cellDimensions: cell)
    guard combined.dimension != 0 else { throw node.error("no state has all of these totals") }
    return combined
  }

  private func total(_ node: FileNode) throws -> ConservedTotal {
    let fields = try node.fields(allowed: ["total", "of"], required: ["total", "of"])
    let (total, quantity) = try (FileExpression(fields["total"]!), FileExpression(fields["of"]!))
    let value = try total.real(in: parameters.scope)
    let summed = try SummedQuantity(quantity, symbols: symbols, scope: parameters.scope)
    let (weights, offset) = (summed.weights, summed.offset)
    guard let scale = ConserveReader.commonScale(weights.joined()) else {
      throw quantity.error(
        "the values of '\(quantity.text)' are not integers up to a common scale and shift")
    }
    let scaled = weights.map { $0.map { Int(($0 / scale).rounded()) } }
    let steps = (value - offset) / scale
    let conserved =
      abs(steps) < 1e15 && abs(steps - steps.rounded()) < 1e-6
      ? ConservedTotal(
        weights: scaled, total: Int(steps.rounded()), cellDimensions: summed.cellDimensions) : nil
    guard let conserved, conserved.dimension != 0 else {
      let (least, most) = (weights.map { $0.min()! }, weights.map { $0.max()! })
      throw parameters.error(
        "no state has the total \(value.formattedShort); the totals of '\(quantity.text)' lie "
          + "between \((offset + least.reduce(0, +)).formattedShort) and "
          + "\((offset + most.reduce(0, +)).formattedShort), \(scale.formattedShort) apart",
        about: total)
    }
    return conserved
  }

  /// The largest number of which all values are integer multiples, 1 if all are zero; nil if there
  /// is none above 1e-6 of the largest value.
  private static func commonScale(_ values: some Sequence<Double>) -> Double? {
    let values = values.map(abs)
    guard let largest = values.max(), largest > 0 else { return 1 }
    var scale = 0.0
    for value in values {
      var (first, second) = (value, scale)
      while second > 1e-6 * largest {
        (first, second) = (second, abs(first.remainder(dividingBy: second)))
      }
      scale = first
    }
    guard scale > 1e-5 * largest else { return nil }
    // Rounding errors of the Euclidean algorithm are removed by the largest value.
    return largest / (largest / scale).rounded()
  }
}
