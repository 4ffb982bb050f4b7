/// One sample's Z_λ(t) for all sectors, and what its late times show.
struct SampleCurves: Sendable {
  /// Successive sections of the late times, for the errors of a single sample.
  static let blockCount = 16

  /// Z of the sectors whose curves, or products with others, are asked for.
  private let functions: [Int: PartitionFunction]
  /// The averages of |Z|² over some times, of all other sectors.
  private let squares: [Int: [Range<Int>: Double]]

  /// `whole` are the sectors whose Z is kept; of the others |Z|² is averaged over `sections` of the times.
  ///
  /// Memory: 16 bytes × times for every sector of `whole`.
  init(levels: [[Double]], grid: TimeGrid, whole: Set<Int>, sections: [Range<Int>]) {
    var functions: [Int: PartitionFunction] = [:]
    var squares: [Int: [Range<Int>: Double]] = [:]
    for (sector, levels) in levels.enumerated() {
      let function = PartitionFunction(levels: levels, grid: grid)
      if whole.contains(sector) {
        functions[sector] = function
      } else {
        squares[sector] = Dictionary(
          uniqueKeysWithValues: Set(sections).map {
            ($0, Self.average(function, function, over: $0))
          })
      }
    }
    (self.functions, self.squares) = (functions, squares)
  }

  /// Z of a sector that is kept.
  func function(of sector: Int) -> PartitionFunction { functions[sector]! }

  /// Re Z_λ Z_μ* averaged over some times; NaN over none.
  func average(of pair: CrossSpectralFormFactor.Pair, over times: Range<Int>) -> Double {
    guard let left = functions[pair.first], let right = functions[pair.second] else {
      return squares[pair.first]![times]!
    }
    return Self.average(left, right, over: times)
  }

  private static func average(
    _ left: PartitionFunction, _ right: PartitionFunction, over times: Range<Int>
  ) -> Double {
    var sum = 0.0
    for time in times {
      sum += left.real[time] * right.real[time] + left.imaginary[time] * right.imaginary[time]
    }
    return sum / Double(times.count)
  }
}
