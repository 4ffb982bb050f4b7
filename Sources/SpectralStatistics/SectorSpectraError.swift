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
  /// A sample has another number of levels in a sector than expected, or more than that.
  case levelCount(sample: Int, sector: String, found: Int, expected: Int)
  /// A level is not finite, or lies below the one before it.
  case badLevel(sample: Int, sector: String, level: Int)
  /// An end of the window is not finite.
  case badWindow(lower: Double, upper: Double)
  /// A period is not positive and finite.
  case badPeriod(Double)
  /// A window of quasi-energies holds a whole period.
  case windowExceedsPeriod(width: Double, period: Double)

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
      Sample \(sample) has \(found) levels in sector \(sector), which has \(expected); the numbers \
      must agree, or the spectrum must say in which window it is complete.
      """
    case .badLevel(let sample, let sector, let level):
      """
      Level \(level) of sector \(sector) in sample \(sample) is not finite or lies below the \
      one before it; levels must be finite and ascending.
      """
    case .badWindow(let lower, let upper):
      "The window from \(lower) to \(upper) has an end that is not finite."
    case .badPeriod(let period):
      "The period of the quasi-energies is \(period); it must be positive and finite."
    case .windowExceedsPeriod(let width, let period):
      """
      The window is \(width) wide, but quasi-energies are defined modulo \(period); a window \
      holds less than a period.
      """
    }
  }
}
