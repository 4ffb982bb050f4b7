import Foundation
import TestSupport
import Testing

@Suite("Comparison of curves")
struct CurveComparisonTests {
  /// The mean and its error over samples with the exponential statistics of |Z|², of a ramp that `slope` stretches.
  private func curve(
    samples: Int, slope: Double, seed: UInt64
  ) -> (mean: [Double], error: [Double]) {
    var random = SeededGenerator(seed: seed)
    var (mean, error) = ([Double](), [Double]())
    for time in 0..<2000 {
      let expected = min(1, slope * Double(time + 20) / 1000)
      let values = (0..<samples).map { _ in
        -expected * log(Double.random(in: 0..<1, using: &random))
      }
      let average = values.reduce(0, +) / Double(samples)
      let squares = values.reduce(0) { $0 + ($1 - average) * ($1 - average) }
      mean.append(average)
      error.append((squares / Double(samples * (samples - 1))).squareRoot())
    }
    return (mean, error)
  }

  private func chiSquared(slope: Double, seed: UInt64) -> Double {
    let (own, other) = (
      curve(samples: 40, slope: 1, seed: seed), curve(samples: 200, slope: slope, seed: seed + 1000)
    )
    return CurveComparison(
      other.mean, samples: 200, with: own.mean, standardError: own.error, samples: 40, width: 50
    ).chiSquaredPerBin
  }

  @Test("curves of one model have one per bin")
  func equal() {
    let values = (0..<30).map { chiSquared(slope: 1, seed: UInt64($0)) }
    // 30 values with the standard deviation √(2/40) = 0.22 each: four of the mean's errors are 0.16.
    #expect(abs(values.reduce(0, +) / 30 - 1) < 0.16)
    #expect(values.allSatisfy { $0 < 2 })
  }

  @Test("a ramp that is steeper by a tenth is seen")
  func different() {
    let values = (0..<10).map { chiSquared(slope: 1.1, seed: UInt64($0)) }
    #expect(values.allSatisfy { $0 > 2 })
  }
}
