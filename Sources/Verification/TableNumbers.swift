import Numerics

/// A character table as bare numbers, right or wrong.
public struct TableNumbers: Sendable {
  /// |G|.
  public let order: Int
  /// Shape [irrep]: D_α.
  public let dimensions: [Int]
  /// Shape [class].
  public let classSizes, elementOrders: [Int]
  /// For each prime the class of the powers. Shape [class].
  public let powerMaps: [Int: [Int]]
  /// Shape [irrep, class].
  public let characters: [[Complex<Double>]]

  /// A table from its numbers, whatever they are.
  public init(
    order: Int, dimensions: [Int], classSizes: [Int], elementOrders: [Int],
    powerMaps: [Int: [Int]], characters: [[Complex<Double>]]
  ) {
    (self.order, self.dimensions, self.characters) = (order, dimensions, characters)
    (self.classSizes, self.elementOrders, self.powerMaps) = (classSizes, elementOrders, powerMaps)
  }

  /// The irreps, and the classes.
  var range: Range<Int> { dimensions.indices }

  /// (1/|G|) Σ_c |C_c| f(c).
  func mean(_ value: (Int) -> Complex<Double>) -> Complex<Double> {
    let sum = range.reduce(Complex<Double>.zero) { sum, c in
      sum + value(c) * Complex(Double(classSizes[c]))
    }
    return sum / Complex(Double(order))
  }

  /// How often each irrep is in a class function; nil when it is no representation's character.
  func parts(of character: [Complex<Double>]) -> [Int]? {
    let parts = range.compactMap { k in
      nearestInteger(mean { character[$0] * characters[k][$0].conjugate })
    }
    return parts.count == range.count && parts.allSatisfy { $0 >= 0 } ? parts : nil
  }

  /// Why the arrays do not belong together.
  var shapeFailure: String? {
    let rank = dimensions.count
    if rank == 0 { return "there are no irreps" }
    if dimensions.contains(where: { $0 < 1 }) { return "an irrep has no dimension" }
    if characters.count != rank || characters.contains(where: { $0.count != rank }) {
      return "characters are not [\(rank), \(rank)]"
    }
    for (name, list) in [("class_sizes", classSizes), ("element_orders", elementOrders)]
    where list.count != rank {
      return "\(name) has \(list.count) entries instead of \(rank)"
    }
    if powerMaps.values.contains(where: { $0.count != rank }) {
      return "a map of classes has the wrong length"
    }
    if !powerMaps.values.joined().allSatisfy((0..<rank).contains) {
      return "a class does not exist"
    }
    return classSizes.contains { $0 < 1 } || elementOrders.contains { $0 < 1 }
      ? "a class is empty or has no order" : nil
  }
}

/// A sum of characters that has to be an integer.
func nearestInteger(_ value: Complex<Double>) -> Int? {
  let nearest = value.real.rounded()
  let isInteger = abs(value.real - nearest) < 1e-6 && abs(value.imaginary) < 1e-6
  return isInteger && abs(nearest) < 1e15 ? Int(nearest) : nil
}
