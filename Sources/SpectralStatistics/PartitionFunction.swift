import Numerics

/// The partition function of one sector at imaginary temperature:
/// Z_λ(t) = Σ_j exp(-i E_j t), which is Tr_λ U(t) / d_λ.
///
/// Accuracy: absolute error at most about R ε (|E| t + 128) with ε = 2.2e-16 and |E| the largest
/// level, and in practice √R in place of R, because the levels' errors are independent.
public struct PartitionFunction: Sendable, Equatable {
  /// Re Z. Shape: [time].
  public let real: [Double]
  /// Im Z. Shape: [time].
  public let imaginary: [Double]

  /// Evaluates Z(t) on the whole grid.
  ///
  /// Complexity: one complex multiplication for each level and time on a linear grid, one sine and
  /// cosine on any other.
  public init(levels: [Double], grid: TimeGrid) {
    switch grid.spacing {
    case .linear:
      (real, imaginary) = RotationRecurrence(levels: levels, times: grid.times).evaluate()
    case .logarithmic, .listed:
      (real, imaginary) = Self.direct(levels: levels, times: grid.times)
    }
  }

  private static func direct(levels: [Double], times: [Double]) -> ([Double], [Double]) {
    var real: [Double] = []
    var imaginary: [Double] = []
    real.reserveCapacity(times.count)
    imaginary.reserveCapacity(times.count)
    for time in times {
      var cosines = 0.0
      var sines = 0.0
      for level in levels {
        cosines += Double.cos(level * time)
        sines += Double.sin(level * time)
      }
      real.append(cosines)
      imaginary.append(-sines)
    }
    return (real, imaginary)
  }
}
