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

  /// The grid, given the Heisenberg time.
  func grid(heisenbergTime: Double) -> TimeGrid {
    switch self {
    case .standard(let count): .standard(heisenbergTime: heisenbergTime, count: count)
    case .linear(let first, let last, let count):
      TimeGrid(linearFrom: first, to: last, count: count)
    case .logarithmic(let first, let last, let count):
      TimeGrid(logarithmicFrom: first, to: last, count: count)
    }
  }
}
