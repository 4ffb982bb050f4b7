/// One sample's Z_λ(t) for all sectors, and what its late times show.
struct SampleCurves: Sendable {
  /// Successive sections of the late times, for the errors of a single sample.
  static let blockCount = 16

  let functions: [PartitionFunction]
  private let lateCount: Int

  init(levels: [[Double]], grid: TimeGrid, firstLateTime: Int) {
    functions = levels.map { PartitionFunction(levels: $0, grid: grid) }
    lateCount = grid.times.count - firstLateTime
  }

  /// Re Z_λ Z_μ* averaged over some times. Shape: [sector][sector]; NaN over no times.
  func average(over times: Range<Int>) -> [[Double]] {
    let sectors = functions.count
    var result = [[Double]](repeating: Array(repeating: 0, count: sectors), count: sectors)
    for first in 0..<sectors {
      for second in first..<sectors {
        let (left, right) = (functions[first], functions[second])
        var sum = 0.0
        for time in times {
          sum += left.real[time] * right.real[time] + left.imaginary[time] * right.imaginary[time]
        }
        result[first][second] = sum / Double(times.count)
        result[second][first] = result[first][second]
      }
    }
    return result
  }

  /// The averages over `blockCount` successive sections of the late times, or none when there are
  /// fewer than two times for a section.
  func lateBlocks(from firstLateTime: Int) -> [[[Double]]] {
    guard lateCount >= 2 * Self.blockCount else { return [] }
    return (0..<Self.blockCount).map { block in
      let lower = firstLateTime + lateCount * block / Self.blockCount
      let upper = firstLateTime + lateCount * (block + 1) / Self.blockCount
      return average(over: lower..<upper)
    }
  }
}
