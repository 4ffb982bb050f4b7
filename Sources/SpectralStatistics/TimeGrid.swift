import Numerics

/// The times at which a spectral form factor is evaluated, ascending.
public struct TimeGrid: Sendable, Equatable {
  /// How the times are spaced, which decides how fast Z(t) can be computed on them.
  public enum Spacing: String, Sendable {
    /// Equal steps.
    case linear
    /// Equal ratios.
    case logarithmic
    /// Times listed one by one.
    case listed
  }

  /// Shape: [time]. Units: ħ = 1, so inverse energy.
  public let times: [Double]
  /// How the times are spaced.
  public let spacing: Spacing

  /// `count` equally spaced times, both ends included.
  public init(linearFrom first: Double, to last: Double, count: Int) {
    precondition(first.isFinite && last.isFinite && first < last, "times must ascend")
    precondition(count >= 2, "a grid has at least its two ends")
    let step = (last - first) / Double(count - 1)
    times = (0..<count).map { $0 == count - 1 ? last : first + Double($0) * step }
    spacing = .linear
  }

  /// `count` times with equal ratios, both ends included.
  public init(logarithmicFrom first: Double, to last: Double, count: Int) {
    precondition(first > 0 && last.isFinite && first < last, "times must be positive and ascend")
    precondition(count >= 2, "a grid has at least its two ends")
    let logarithm = Double.log(last / first)
    times = (0..<count).map { index in
      index == count - 1
        ? last : first * Double.exp(logarithm * Double(index) / Double(count - 1))
    }
    spacing = .logarithmic
  }

  /// Times listed one by one, as a file or an experiment gives them.
  public init(listed times: [Double]) {
    precondition(!times.isEmpty && times.allSatisfy(\.isFinite), "times must be finite")
    precondition(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "times must ascend")
    self.times = times
    spacing = .listed
  }

  /// The default grid: 2001 times equally spaced from t_H / 100 to 4 t_H.
  public static func standard(heisenbergTime: Double, count: Int = 2001) -> TimeGrid {
    TimeGrid(linearFrom: heisenbergTime / 100, to: 4 * heisenbergTime, count: count)
  }
}
