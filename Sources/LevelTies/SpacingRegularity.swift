import SpectralStatistics

/// Whether levels within sectors are spaced so regularly that levels of different sectors coincide without any symmetry.
///
/// Spectra of free spins, oscillators or rotors are commensurate: their levels lie on a lattice of energies, and so do those of any other
/// sector. Levels of irreps of a generic system never share a spacing, and vary in their spacings by at least as much as those of the
/// symplectic ensemble, whose variance is 0.105, a little less when the density is taken from the levels themselves.
public struct SpacingRegularity: Sendable, Equatable {
  /// The variance of the spacings within each sector in units of their local mean; NaN with few levels. Shape: [sector].
  public let variances: [Double]
  /// The fraction of spacings in each sector that three or more share in one sample. Shape: [sector].
  public let repeated: [Double]
  /// The number of spacings. Shape: [sector].
  public let counts: [Int]

  /// Random matrices have more.
  public static let leastVariance = 0.095
  /// Mirror symmetric spectra have each spacing twice, so that three are asked for.
  public static let largestRepeated = 0.2
  private static let fewestSpacings = 12

  /// Measures the spacings of distinct levels.
  public init(of spectra: SectorSpectra) {
    let rounding = DegeneracyWindow(of: spectra).roundingLevel
    let measured = (0..<spectra.sectorCount).map { sector -> (Double, Double, Int) in
      var squares = (sum: 0.0, count: 0)
      var shared = 0
      var all = 0
      for sample in spectra.levels {
        let levels = Self.distinct(sample[sector], rounding)
        guard let low = levels.first, let high = levels.last, levels.count > 2 else { continue }
        let density = LocalDensity(levels, span: high - low)
        let gaps = zip(levels, levels.dropFirst()).map { $1 - $0 }
        for (index, gap) in gaps.enumerated() {
          let deviation = gap * density.at(index + 1) - 1
          squares = (squares.sum + deviation * deviation, squares.count + 1)
        }
        all += gaps.count
        shared += Self.sharedCount(gaps.sorted(), 4 * rounding)
      }
      guard all >= Self.fewestSpacings else { return (.nan, .nan, all) }
      return (squares.sum / Double(squares.count), Double(shared) / Double(all), all)
    }
    (variances, repeated, counts) = (measured.map(\.0), measured.map(\.1), measured.map(\.2))
  }

  /// The sectors whose levels are too regular, by three standard errors of the variance.
  public var regularSectors: [Int] {
    variances.indices.filter { sector in
      variances[sector] * (1 + 3 * (2 / Double(max(counts[sector], 1))).squareRoot())
        < Self.leastVariance || repeated[sector] > Self.largestRepeated
    }
  }

  private static func distinct(_ levels: [Double], _ tolerance: Double) -> [Double] {
    levels.indices.filter { $0 == 0 || levels[$0] - levels[$0 - 1] > tolerance }.map { levels[$0] }
  }

  /// How many of ascending gaps belong to runs of three or more equal ones.
  private static func sharedCount(_ gaps: [Double], _ tolerance: Double) -> Int {
    var count = 0
    var start = 0
    for end in gaps.indices.map({ $0 + 1 }) {
      if end < gaps.count, gaps[end] - gaps[end - 1] <= tolerance { continue }
      if end - start >= 3 { count += end - start }
      start = end
    }
    return count
  }
}
