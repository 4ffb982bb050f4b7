import Foundation
import Mixing

/// Standard normal numbers by their places: SplitMix64 of the place, then Box and Muller's transformation.
struct NormalNumbers: Sendable {
  let seed: UInt64

  subscript(place: Int) -> Double {
    // Two uniform numbers make two normal ones.
    let pair = UInt64(place / 2)
    let radius = (-2 * log(Self.uniform(seed, 2 * pair))).squareRoot()
    let angle = 2 * Double.pi * Self.uniform(seed, 2 * pair + 1)
    return radius * (place % 2 == 0 ? cos(angle) : sin(angle))
  }

  /// In (0, 1].
  private static func uniform(_ seed: UInt64, _ place: UInt64) -> Double {
    let bits = SplitMix64.output(
      seed &* 0xD134_2543_DE82_EF95 &+ (place &+ 1) &* SplitMix64.increment)
    return (Double(bits >> 11) + 1) * 0x1p-53
  }
}
