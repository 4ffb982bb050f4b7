import ArgumentParser
import SpectralStatistics

/// The value of `--window`: the times of a plateau, in Heisenberg times.
struct ProbeWindow: ExpressibleByArgument, Equatable {
  /// Where it begins.
  let first: Double
  /// Where it ends.
  let last: Double

  /// From 3 t_H, where for one GOE block what the ramp still lacks is t_H²/(12 t₁ t₂) or 0.5 %.
  static let standard = ProbeWindow(first: 3, last: 6)

  /// A window between two positive times.
  init(first: Double, last: Double) {
    precondition(0 < first && first < last && last.isFinite, "times must be positive and ascend")
    self.first = first
    self.last = last
  }

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let first = Double(parts[0]), let last = Double(parts[1]), first > 0,
      first < last, last.isFinite
    else { return nil }
    self.init(first: first, last: last)
  }

  var defaultValueDescription: String { "3:6" }
}

/// The times at which a measurement is made, and from where on they belong to the plateau.
struct ProbeTimes {
  /// No more times than this by default.
  private static let largestCount = 2001

  /// All times.
  let grid: TimeGrid
  /// Times after this one are averaged.
  let plateauStart: Double
  /// Those times.
  var late: [Double] { grid.times.filter { $0 > plateauStart } }

  /// Equally spaced times in the window, its beginning left out, or times of their own.
  ///
  /// By default as many as are independent: the spacing is the correlation time of |Z|².
  init(
    _ request: TimeRequest?, window: ProbeWindow, heisenbergTime: Double, largestMultiplicity: Int
  ) {
    plateauStart = window.first * heisenbergTime
    let end = window.last * heisenbergTime
    switch request {
    case nil:
      let spacing = ProbePrecision.correlationTime(
        heisenbergTime: heisenbergTime, largestMultiplicity: max(largestMultiplicity, 1))
      let count = Int(min((end - plateauStart) / spacing, Double(Self.largestCount)))
      grid = Self.grid(from: plateauStart, to: end, count: max(2, count))
    case .standard(let count):
      grid = Self.grid(from: plateauStart, to: end, count: count)
    case .some(let explicit):
      grid = explicit.grid(heisenbergTime: heisenbergTime)
    }
  }

  private static func grid(from start: Double, to end: Double, count: Int) -> TimeGrid {
    TimeGrid(linearFrom: start + (end - start) / Double(count), to: end, count: count)
  }
}
