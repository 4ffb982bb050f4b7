import Foundation

/// The standard deviation s of the levels, which sets the scale of time: without it a system with k times as many blocks and a
/// k times narrower spectrum has the same curves.
///
/// Found from the first of these that the data have: the decay of |Z|² = R² exp(-s² t²) at the earliest times, the Heisenberg time
/// √(2π) R/s that the file states, or the correlation exp(-s² Δt²) of |Z|² at neighbouring late times.
public struct Bandwidth: Sendable, Equatable {
  /// s.
  public let value: Double
  /// How uncertain ln s is.
  public let uncertainty: Double
  /// What it was found from.
  public let source: Source

  /// Where a bandwidth comes from.
  public enum Source: String, Sendable {
    /// The decay at early times.
    case decay
    /// A Heisenberg time that was given.
    case heisenbergTime
    /// The correlation of neighbouring times.
    case correlation
    /// Nothing: the range of times suggests the order of magnitude.
    case unknown
  }

  /// Whether it is more than an order of magnitude.
  public var isKnown: Bool { source != .unknown }

  init(
    times: [Double], diagonals: [[Double]], multiplicities: [Int], heisenbergTime: Double?
  ) {
    let largest = multiplicities.indices.max { multiplicities[$0] < multiplicities[$1] } ?? 0
    let size = Double(multiplicities.indices.contains(largest) ? multiplicities[largest] : 1)
    let curve = diagonals[largest]
    if let value = Self.decay(times, curve, size) {
      (self.value, uncertainty, source) = (value, 0.05, .decay)
    } else if let heisenbergTime, Self.isPlausible(heisenbergTime, times) {
      let value = (2 * Double.pi).squareRoot() * size / heisenbergTime
      (self.value, uncertainty, source) = (value, 0.1, .heisenbergTime)
    } else if let value = Self.correlation(times, diagonals) {
      (self.value, uncertainty, source) = (value, 0.1, .correlation)
    } else {
      let value = (2 * Double.pi).squareRoot() * size / (times.last! / 4)
      (self.value, uncertainty, source) = (value, 1, .unknown)
    }
  }

  /// Whether measured times and a Heisenberg time are of one world.
  private static func isPlausible(_ heisenbergTime: Double, _ times: [Double]) -> Bool {
    heisenbergTime > 1e-6 * times.last! && heisenbergTime < 1e6 * times.last!
  }

  private static func decay(_ times: [Double], _ curve: [Double], _ size: Double) -> Double? {
    let early = zip(times, curve).filter { time, value in
      (0.1...0.97).contains(value / (size * size))
    }.prefix { $0.1 > 10 * size }
    guard early.first?.0 == times[0] else { return nil }
    let squares = early.map { -log($0.1 / (size * size)) / ($0.0 * $0.0) }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }

  /// From equally spaced times; nil where neighbours are too nearly equal, or independent.
  private static func correlation(_ times: [Double], _ diagonals: [[Double]]) -> Double? {
    let late = times.count / 2..<times.count
    let spacing = (times[late.upperBound - 1] - times[late.lowerBound]) / Double(late.count - 1)
    guard late.dropFirst().allSatisfy({ abs(times[$0] - times[$0 - 1] - spacing) < 0.01 * spacing })
    else { return nil }
    let coefficients = diagonals.compactMap { curve -> Double? in
      let own = Array(curve[late])
      let mean = own.reduce(0, +) / Double(own.count)
      let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let product = zip(own, own.dropFirst()).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
      return variance > 0 ? product / variance : nil
    }.sorted()
    guard late.count >= fewestTimes, !coefficients.isEmpty else { return nil }
    let median = coefficients[coefficients.count / 2]
    return (0.2...0.9).contains(median) ? (-log(median)).squareRoot() / spacing : nil
  }

  private static let fewestTimes = 300
}
