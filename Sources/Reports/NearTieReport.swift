import LevelTies

/// Two sectors, or twice the same one, whose levels are closer than chance explains.
package struct NearTieReport: Encodable, Sendable {
  /// Their numbers.
  package let sectors: [Int]
  /// Mean numbers in a sample: of levels that could be tied, of those that are, and of the pairs that chance makes as close at most.
  package let levels, tied, expected: Double
  /// The distance of half and of nine tenths of the tied pairs, in energy.
  package let median, upper: Double
  /// The first of these in units of the local mean spacing of a sector's levels.
  package let medianSpacing: Double
  /// A distance that holds nearly all of them, in energy.
  package let tolerance: Double
  /// ln of a bound on the probability that independent levels are as close.
  package let logProbability: Double

  init(_ pair: NearTies.Pair) {
    sectors = [pair.first, pair.second]
    (levels, tied, expected) = (pair.levels, pair.tied, pair.expected)
    (median, upper, medianSpacing) = (pair.median, pair.upper, pair.medianSpacing)
    (tolerance, logProbability) = (pair.tolerance, max(pair.logProbability, -1e300))
  }
}

/// Levels that break the pattern of the others.
package struct StrayLevelsReport: Encodable, Sendable {
  /// "missing" or "doubled".
  package let kind: String
  /// The number of their signature, and of the one that they should have.
  package let signature, regular: Int
  /// The sectors where copies lack or are too many, with their numbers for each level.
  package let sectors, copies: [Int]
  /// How many levels, in all samples.
  package let count: Int
  /// Sample and energy of the first ones.
  package let places: [Place]

  package struct Place: Encodable, Sendable {
    package let sample: Int
    package let energy: Double
  }

  /// More places than this are left out.
  private static let mostPlaces = 100

  init(_ group: StrayLevels.Group) {
    (kind, signature, regular) = (group.kind.rawValue, group.signature, group.regular)
    sectors = group.copies.indices.filter { group.copies[$0] > 0 }
    copies = sectors.map { group.copies[$0] }
    count = group.places.count
    places = group.places.prefix(Self.mostPlaces).map {
      Place(sample: $0.sample, energy: $0.energy)
    }
  }
}
