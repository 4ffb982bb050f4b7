import Foundation

/// The number of levels of a signature against its expectation.
struct LevelCount {
  /// n_b over its expectation.
  let ratio: Double
  /// ln of that ratio in units of its usual size.
  let deviation: Double
  private let width: Double

  /// How far the level counts of irreps deviate from n ∝ D in systems that are not infinite.
  private static let usualDeviation = 0.08

  init(_ levels: Double, expected: Double, sectorDeviation: Double) {
    ratio = levels / expected
    let square =
      Self.usualDeviation * Self.usualDeviation + sectorDeviation * sectorDeviation + 1 / levels
    width = square.squareRoot()
    deviation = log(ratio) / width
  }

  /// Student's distribution with four degrees of freedom, so that one odd count excludes nothing.
  var logLikelihood: Double { -2.5 * log(1 + deviation * deviation / 4) - log(width) }
}
