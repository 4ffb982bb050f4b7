import Foundation

/// The number of levels of a signature against its expectation.
package struct LevelCount {
  /// n_b over its expectation.
  package let ratio: Double
  /// ln of that ratio in units of its usual size.
  package let deviation: Double
  private let width: Double

  /// How far the level counts of irreps deviate from n ∝ D in systems that are not infinite.
  private static let usualDeviation = 0.08

  package init(_ levels: Double, expected: Double, sectorDeviation: Double) {
    ratio = levels / expected
    width = Self.width(levels: levels, sectorDeviation: sectorDeviation)
    deviation = log(ratio) / width
  }

  /// The usual relative deviation of a number of levels from its expectation.
  package static func width(levels: Double, sectorDeviation: Double) -> Double {
    let square = usualDeviation * usualDeviation + sectorDeviation * sectorDeviation + 1 / levels
    return square.squareRoot()
  }

  /// Student's distribution with four degrees of freedom, so that one odd count excludes nothing.
  var logLikelihood: Double { -2.5 * log(1 + deviation * deviation / 4) - log(width) }
}
