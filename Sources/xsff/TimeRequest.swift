import ArgumentParser
import SpectralStatistics

/// The value of `--times`: which times the curves have.
enum TimeRequest: ExpressibleByArgument, Equatable {
  /// Equally spaced from t_H/100 to 4 t_H.
  case standard(count: Int)
  /// Equally spaced between two times.
  case linear(first: Double, last: Double, count: Int)
  /// Equally spaced in log t between two times.
  case logarithmic(first: Double, last: Double, count: Int)

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 1, let count = Int(parts[0]), count >= 2 {
      self = .standard(count: count)
      return
    }
    guard parts.count == 4, let first = Double(parts[1]), let last = Double(parts[2]),
      let count = Int(parts[3]), count >= 2, first.isFinite, last.isFinite, first < last
    else { return nil }
    switch parts[0] {
    case "linear": self = .linear(first: first, last: last, count: count)
    case "log" where first > 0: self = .logarithmic(first: first, last: last, count: count)
    default: return nil
    }
  }

  var defaultValueDescription: String { "2001" }

  /// The number of times.
  var count: Int {
    switch self {
    case .standard(let count), .linear(_, _, let count), .logarithmic(_, _, let count): count
    }
  }

  /// The argument that asks for the same.
  var text: String {
    switch self {
    case .standard(let count): "\(count)"
    case .linear(let first, let last, let count): "linear:\(first):\(last):\(count)"
    case .logarithmic(let first, let last, let count): "log:\(first):\(last):\(count)"
    }
  }

  /// The grid, given the Heisenberg time; of quasi-energies with a period only times at which Z(t) does not depend on their choice,
  /// whole numbers of driving periods.
  func grid(heisenbergTime: Double, period: Double?) -> TimeGrid {
    guard let period else { return grid(heisenbergTime: heisenbergTime) }
    let unit = 2 * Double.pi / period
    guard case .standard(let count) = self else {
      let nearest = grid(heisenbergTime: heisenbergTime).times.map { ($0 / unit).rounded() }
      return Self.grid(Set(nearest).sorted(), unit: unit)
    }
    let last = max(2, (4 * heisenbergTime / unit).rounded(.down))
    let step = (last / Double(count)).rounded(.up)
    return Self.grid((1...Int(last / step)).map { Double($0) * step }, unit: unit)
  }

  /// Whether the grid has so many times; no larger one is made to find that out.
  func makes(_ number: Int, heisenbergTime: Double, period: Double?) -> Bool {
    guard period != nil else { return count == number }
    return count <= Self.mostRounded
      && grid(heisenbergTime: heisenbergTime, period: period).times.count == number
  }

  /// More times than these are not rounded to whole periods to compare their number.
  private static let mostRounded = 10_000_000

  /// Ascending numbers of units as a grid.
  private static func grid(_ numbers: [Double], unit: Double) -> TimeGrid {
    let steps = Set(zip(numbers, numbers.dropFirst()).map { $1 - $0 })
    guard steps.count == 1 else { return TimeGrid(listed: numbers.map { $0 * unit }) }
    return TimeGrid(
      linearFrom: numbers[0] * unit, to: numbers[numbers.count - 1] * unit, count: numbers.count)
  }

  private func grid(heisenbergTime: Double) -> TimeGrid {
    switch self {
    case .standard(let count): .standard(heisenbergTime: heisenbergTime, count: count)
    case .linear(let first, let last, let count):
      TimeGrid(linearFrom: first, to: last, count: count)
    case .logarithmic(let first, let last, let count):
      TimeGrid(logarithmicFrom: first, to: last, count: count)
    }
  }
}
