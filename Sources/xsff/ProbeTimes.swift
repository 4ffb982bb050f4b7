import SpectralStatistics

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
      grid = explicit.grid(heisenbergTime: heisenbergTime, period: nil)
    }
  }

  private static func grid(from start: Double, to end: Double, count: Int) -> TimeGrid {
    TimeGrid(linearFrom: start + (end - start) / Double(count), to: end, count: count)
  }
}
