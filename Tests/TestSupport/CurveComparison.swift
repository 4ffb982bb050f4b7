/// Whether two curves, means over independent samples, agree: χ² of their difference over disjoint bins of times.
///
/// Times must lie further apart than the curves' correlation time, about 1 over the width of the spectrum; then the errors of a bin's values
/// are independent. The errors of one curve serve for both, as is right where they come from one model.
public struct CurveComparison {
  /// Σ of squared deviations over the errors.
  public let chiSquared: Double
  /// The number of bins.
  public let binCount: Int

  /// χ² per bin; 1 is expected, with a standard deviation of √(2/bins).
  public var chiSquaredPerBin: Double { chiSquared / Double(binCount) }

  /// - Parameters:
  ///   - first: A mean over `firstSamples` samples. Shape: [time].
  ///   - second: A mean over `secondSamples` samples at the same times.
  ///   - standardError: The errors of `second`. Shape: [time].
  ///   - width: The number of times in a bin.
  public init(
    _ first: [Double], samples firstSamples: Int, with second: [Double], standardError: [Double],
    samples secondSamples: Int, width: Int
  ) {
    precondition(first.count == second.count && second.count == standardError.count)
    let count = first.count / width
    let ratio = Double(secondSamples) / Double(firstSamples)
    var sum = 0.0
    for bin in 0..<count {
      let times = (bin * width)..<((bin + 1) * width)
      let difference = times.reduce(0) { $0 + first[$1] - second[$1] }
      let variance = times.reduce(0) { $0 + standardError[$1] * standardError[$1] }
      sum += difference * difference / (variance * (1 + ratio))
    }
    (chiSquared, binCount) = (sum, count)
  }
}
