/// One sample's Z_λ(t) for all sectors, and what its late times show.
struct SampleCurves: Sendable {
  /// Successive sections of the late times, for the errors of a single sample.
  static let blockCount = 16

  let functions: [PartitionFunction]

  init(levels: [[Double]], grid: TimeGrid) {
    functions = levels.map { PartitionFunction(levels: $0, grid: grid) }
  }

  /// Re Z_λ Z_μ* averaged over some times; NaN over none.
  func average(of pair: CrossSpectralFormFactor.Pair, over times: Range<Int>) -> Double {
    let (left, right) = (functions[pair.first], functions[pair.second])
    var sum = 0.0
    for time in times {
      sum += left.real[time] * right.real[time] + left.imaginary[time] * right.imaginary[time]
    }
    return sum / Double(times.count)
  }
}
