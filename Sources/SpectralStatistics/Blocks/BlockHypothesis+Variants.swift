import Foundation

extension BlockHypothesis {
  /// One choice of what a hypothesis leaves open.
  struct Variant: Sendable {
    /// Shape [block].
    let sizes: [Double]
    /// ρ, the fraction of the levels that are independent of all others.
    let regularFraction: Double
    /// The prior; those of all variants sum to 1.
    let weight: Double
  }

  /// The sizes of the blocks, and the fraction of independent levels, that a hypothesis stands for.
  ///
  /// Its nominal sizes are multiplied by exp(η z_i), z_i equally spaced from -1 to 1 over its blocks, so
  /// that the outer blocks differ by the factor exp(2η). The prior of η ≥ 0 is half a normal
  /// distribution of width 0.2: the larger of two blocks is 1 to 2.2 times the smaller.
  ///
  /// A model need not be wholly chaotic: as M. V. Berry and M. Robnik, J. Phys. A 17, 2413 (1984), do
  /// for mixed dynamics, a fraction ρ of the levels is taken to be independent of all others, another
  /// block with Poisson statistics. Its prior falls as exp(-ρ / 0.03).
  ///
  /// Equal blocks have a finer grid than others, which are many.
  var variants: [Variant] {
    let spreads = Set(blocks).count == 1 ? [0, 0.1, 0.2, 0.3, 0.4] : [0, 0.2]
    let choices = variedSizes(spreads: spreads).flatMap { sizes, weight in
      (count == nil ? [0] : Self.regularFractions).map { regular in
        (sizes: sizes, regular: regular, weight: weight * Self.regularWeight(regular))
      }
    }
    let total = choices.reduce(0) { $0 + $1.weight }
    return choices.map {
      Variant(sizes: $0.sizes, regularFraction: $0.regular, weight: $0.weight / total)
    }
  }

  private static let spreadWidth = 0.2

  /// The values of ρ that are tried.
  public static let regularFractions = [0, 0.03, 0.07, 0.12, 0.2, 0.3]

  /// The prior of ρ, but for a factor, for a signature that is looked at alone.
  static func regularWeight(_ fraction: Double) -> Double { exp(-fraction / 0.03) }

  /// The sizes for all η, in both orders unless the blocks are alike, with weights.
  private func variedSizes(spreads: [Double]) -> [(sizes: [Double], weight: Double)] {
    guard blocks.count > 1, count != nil else { return [(blocks.map(\.size), 1)] }
    let directions = Set(blocks).count == 1 ? [1.0] : [1, -1]
    return spreads.flatMap { spread in
      let gaussian = exp(-spread * spread / (2 * Self.spreadWidth * Self.spreadWidth))
      // The trapezoidal rule: the end of the half-normal distribution counts half.
      if spread == 0 { return [(sizes: blocks.map(\.size), weight: gaussian / 2)] }
      return directions.map { direction in
        let sizes = blocks.enumerated().map { place, block in
          let z = 2 * Double(place) / Double(blocks.count - 1) - 1
          return block.size * exp(direction * spread * z)
        }
        return (sizes, gaussian / Double(directions.count))
      }
    }
  }
}
