import KrylovSpaces

/// Which levels of every sector are wanted.
public enum WindowTarget: Sendable, Equatable {
  /// So many of the lowest, and as many more as close a group of equal ones.
  case lowest(Int)
  /// All between two energies.
  case between(ClosedRange<Double>)
  /// So many nearest to an energy, and as many more as close a group of equal ones.
  case nearest(Int, to: Double)

  /// How many levels of every sector are asked for; nil where energies are.
  public var levels: Int? {
    switch self {
    case .lowest(let count), .nearest(let count, _): count
    case .between: nil
    }
  }

  /// What is looked for in a sector: a little more than a window, so that it may end behind levels that lie at its ends.
  var interior: InteriorTarget? {
    switch self {
    case .lowest: return nil
    case .nearest(let count, let energy): return .nearest(count, to: energy)
    case .between(let window):
      let (low, high) = (window.lowerBound, window.upperBound)
      let size = max(abs(low), abs(high))
      let margin = max(0.02 * (high - low), 1e-6 * size, 1e-12)
      return .between((low - margin)...(high + margin))
    }
  }
}
