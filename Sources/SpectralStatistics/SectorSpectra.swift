/// The levels of every symmetry sector in every sample: what all statistics start from.
///
/// A sector is one row of the block C^{d_λ} ⊗ C^{R_λ} of the Hilbert space, so each of its R_λ
/// levels stands once and not d_λ times.
public struct SectorSpectra: Sendable {
  /// The sectors' names, in the order of the irreps of the visible group (trivial irrep first).
  public let sectorNames: [String]
  /// d_λ, the dimension of each sector's irrep. Shape: [sector].
  public let irrepDimensions: [Int]
  /// Shape: [sample][sector][level], ascending. Units: ħ = 1.
  public let levels: [[[Double]]]

  /// Checks and keeps the levels; `irrepDimensions` defaults to one for each sector.
  ///
  /// Throws: `SectorSpectraError` unless there is a sample, every sample has every sector with
  /// the same number of levels, and the levels are finite and ascending.
  public init(
    sectorNames: [String], irrepDimensions: [Int]? = nil, levels: [[[Double]]]
  ) throws {
    let dimensions = irrepDimensions ?? Array(repeating: 1, count: sectorNames.count)
    try Self.checkSectors(names: sectorNames, irrepDimensions: dimensions)
    guard let first = levels.first else { throw SectorSpectraError.noSamples }
    for (sample, spectra) in levels.enumerated() {
      guard spectra.count == sectorNames.count else {
        throw SectorSpectraError.sectorCount(
          sample: sample, found: spectra.count, expected: sectorNames.count)
      }
      for (sector, spectrum) in spectra.enumerated() {
        guard spectrum.count == first[sector].count else {
          throw SectorSpectraError.levelCount(
            sample: sample, sector: sectorNames[sector], found: spectrum.count,
            expected: first[sector].count)
        }
        if let level = Self.firstBadLevel(of: spectrum) {
          throw SectorSpectraError.badLevel(
            sample: sample, sector: sectorNames[sector], level: level)
        }
      }
    }
    guard first.contains(where: { !$0.isEmpty }) else { throw SectorSpectraError.noLevels }
    self.sectorNames = sectorNames
    self.irrepDimensions = dimensions
    self.levels = levels
  }

  /// The number of disorder samples.
  public var sampleCount: Int { levels.count }

  /// The number of sectors.
  public var sectorCount: Int { sectorNames.count }

  /// R_λ, the number of levels of each sector. Shape: [sector].
  public var multiplicities: [Int] { levels[0].map(\.count) }

  /// Σ_λ d_λ R_λ, the dimension of the Hilbert space that the sectors span.
  public var hilbertSpaceDimension: Int {
    zip(irrepDimensions, multiplicities).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The largest |E| of all sectors and samples: the operator norm ‖H‖.
  public var largestMagnitude: Double {
    var largest = 0.0
    for case let (low?, high?) in levels.joined().lazy.map({ ($0.first, $0.last) }) {
      largest = max(largest, abs(low), abs(high))
    }
    return largest
  }

  private static func checkSectors(names: [String], irrepDimensions: [Int]) throws {
    guard names.count == irrepDimensions.count else {
      throw SectorSpectraError.dimensionCount(
        names: names.count, irrepDimensions: irrepDimensions.count)
    }
    for (name, dimension) in zip(names, irrepDimensions) where dimension < 1 {
      throw SectorSpectraError.badDimension(sector: name, dimension: dimension)
    }
  }

  /// The place of the first level that is not finite or lies below the one before it.
  private static func firstBadLevel(of spectrum: [Double]) -> Int? {
    spectrum.indices.first { level in
      !spectrum[level].isFinite || (level > 0 && spectrum[level] < spectrum[level - 1])
    }
  }
}

/// What is wrong with a set of sector spectra; samples and levels are counted from 0.
public enum SectorSpectraError: Error, Equatable, CustomStringConvertible {
  /// There is no sample at all.
  case noSamples
  /// No sector has a level.
  case noLevels
  /// There are more or fewer irrep dimensions than sector names.
  case dimensionCount(names: Int, irrepDimensions: Int)
  /// An irrep dimension is below 1.
  case badDimension(sector: String, dimension: Int)
  /// A sample lacks sectors or has too many.
  case sectorCount(sample: Int, found: Int, expected: Int)
  /// A sample has another number of levels in a sector than sample 0.
  case levelCount(sample: Int, sector: String, found: Int, expected: Int)
  /// A level is not finite, or lies below the one before it.
  case badLevel(sample: Int, sector: String, level: Int)

  /// One or two sentences: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .noSamples:
      "There are no samples; statistics need the levels of at least one."
    case .noLevels:
      "No sector has any levels."
    case .dimensionCount(let names, let irrepDimensions):
      "There are \(names) sectors but \(irrepDimensions) irrep dimensions; each sector has one."
    case .badDimension(let sector, let dimension):
      "Sector \(sector) has the irrep dimension \(dimension); it must be at least 1."
    case .sectorCount(let sample, let found, let expected):
      "Sample \(sample) has the levels of \(found) sectors; there are \(expected)."
    case .levelCount(let sample, let sector, let found, let expected):
      """
      Sample \(sample) has \(found) levels in sector \(sector), sample 0 has \(expected); \
      they must agree.
      """
    case .badLevel(let sample, let sector, let level):
      """
      Level \(level) of sector \(sector) in sample \(sample) is not finite or lies below the \
      one before it; levels must be finite and ascending.
      """
    }
  }
}
