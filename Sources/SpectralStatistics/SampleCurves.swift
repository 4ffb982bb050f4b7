import Dispatch
import Synchronization

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

/// The running mean and scatter of Z_λ Z_μ* over samples, by Welford's updating formulas.
struct CurveMoments: Sendable {
  private var count = 0
  private(set) var mean: [Double]
  private(set) var imaginary: [Double]
  private var squaredDeviations: [Double]

  init(count: Int) {
    mean = Array(repeating: 0, count: count)
    imaginary = mean
    squaredDeviations = mean
  }

  mutating func add(_ left: PartitionFunction, times right: PartitionFunction) {
    count += 1
    let weight = 1 / Double(count)
    for time in mean.indices {
      let (a, b) = (left.real[time], left.imaginary[time])
      let (c, d) = (right.real[time], right.imaginary[time])
      let value = a * c + b * d
      let deviation = value - mean[time]
      mean[time] += deviation * weight
      squaredDeviations[time] += deviation * (value - mean[time])
      imaginary[time] += (b * c - a * d - imaginary[time]) * weight
    }
  }

  /// s/√n at every time; NaN below two samples.
  var standardError: [Double] {
    guard count > 1 else { return Array(repeating: .nan, count: mean.count) }
    let divisor = Double(count) * Double(count - 1)
    return squaredDeviations.map { (max($0, 0) / divisor).squareRoot() }
  }
}

/// Computes something of every sample on several threads and consumes the results in the samples'
/// order, holding no more than one result for each thread.
func forEachSample<Result: Sendable>(
  of spectra: SectorSpectra, threads: Int, compute: @Sendable ([[Double]]) -> Result,
  consume: (_ sample: Int, Result) -> Void
) {
  precondition(threads >= 1, "at least one thread")
  for first in stride(from: 0, to: spectra.sampleCount, by: threads) {
    let batch = min(threads, spectra.sampleCount - first)
    let results = Mutex([Result?](repeating: nil, count: batch))
    DispatchQueue.concurrentPerform(iterations: batch) { offset in
      let result = compute(spectra.levels[first + offset])
      results.withLock { $0[offset] = result }
    }
    for (offset, result) in results.withLock({ $0 }).enumerated() {
      consume(first + offset, result!)
    }
  }
}
