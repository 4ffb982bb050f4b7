import Numerics

/// The empty range of level spacings between rounding errors and distinct levels.
///
/// Levels of one sample that lie closer than `tolerance` are one degenerate level. Every gap
/// between neighbouring levels of all sectors and samples lies outside (`lower`, `upper`), so any
/// tolerance inside gives the same degeneracies.
///
/// Rounding level: a backward stable eigensolver finds each level of an n × n matrix within
/// p(n) ε ‖H‖, with p(n) ≤ n in practice, so copies of one level in two sectors differ by less than
/// about n ε ‖H‖. The window is the widest one, in decades, whose upper end lies above that level.
/// Gaps above it that are no more frequent than chance makes them between independent levels are
/// not taken for degeneracies, however lonely the closest pair is.
public struct DegeneracyWindow: Sendable, Equatable {
  /// The largest gap that counts as a degeneracy, but at least ε ‖H‖: exact zeros do not stretch
  /// the window, and it starts there where nothing is degenerate.
  public let lower: Double
  /// The smallest gap between distinct levels; ‖H‖ where all levels coincide.
  public let upper: Double
  /// √(lower · upper), in the middle of the window.
  public let tolerance: Double
  /// n ε ‖H‖, with n at least 1000 because the matrix elements are rounded as well.
  public let roundingLevel: Double

  /// log₁₀(upper / lower), the window's width.
  public var decades: Double { Double.log10(upper / lower) }

  /// Whether the window is narrower than two decades, so that degenerate and distinct levels are
  /// not clearly apart.
  public var isNarrow: Bool { decades < 2 }

  /// Whether gaps that count as degeneracies are larger than rounding explains: the levels are less
  /// accurate than double precision allows, or a symmetry is slightly broken.
  public var exceedsRounding: Bool { lower > roundingLevel }

  /// Chooses the window for some spectra.
  ///
  /// `scale` is ‖H‖ where it is known better than as the largest |E|, as when large terms cancel;
  /// spectra that vanish without it are taken on the scale 1. Quasi-energies have the scale of their
  /// period. Levels outside the window of an incomplete spectrum have no say.
  ///
  /// Complexity: n log n in the number of all levels.
  public init(of spectra: SectorSpectra, scale: Double? = nil) {
    let magnitude = max(scale ?? 0, spectra.period ?? spectra.largestMagnitude)
    let largestSector = max(spectra.multiplicities.max() ?? 1, 1)
    let gaps = spectra.levels.flatMap { MergedLevels(of: $0, in: spectra).gaps }
    let copies = spectra.copies
    self.init(
      gaps: gaps, scale: magnitude == 0 ? 1 : magnitude, matrixSize: largestSector,
      copies: Double(copies.sampleCount) / Double(copies.distinctCount))
  }

  /// Chooses the window for neighbour gaps of levels of n × n matrices with the norm `scale`.
  ///
  /// Where samples are copies of one another every gap stands `copies` times, and counts once as evidence.
  public init(gaps: [Double], scale: Double, matrixSize: Int, copies: Double = 1) {
    precondition(scale > 0 && scale.isFinite && matrixSize >= 1, "a norm is positive")
    let floor = max(scale * Double.ulpOfOne, Double.leastNonzeroMagnitude)
    let rounding = floor * Double(max(matrixSize, Self.smallestMatrixSize))
    let sorted = gaps.sorted()
    let distinct = Array(sorted[Self.firstIndex(in: sorted, above: rounding)...])
    let coincident = sorted.count - distinct.count
    roundingLevel = rounding
    var window = (
      lower: coincident > 0 ? max(floor, sorted[coincident - 1]) : floor,
      upper: distinct.first ?? max(scale, 2 * rounding)
    )
    // Without coincidences only the part above the rounding level speaks for this window.
    var widest = window.upper / (coincident > 0 ? window.lower : rounding)
    for (index, (gap, next)) in zip(distinct, distinct.dropFirst()).enumerated()
    where next / gap > widest
      && !Self.chanceExplains(closePairs: index + 1, below: gap, among: distinct, copies: copies)
    {
      window = (gap, next)
      widest = next / gap
    }
    (lower, upper) = window
    tolerance = lower.squareRoot() * upper.squareRoot()
  }

  /// The window of a chosen tolerance; `gaps` lie between distinct levels, and copies of one level spread over `spread`.
  package init(around tolerance: Double, gaps: [Double], roundingLevel: Double, spread: Double) {
    self.tolerance = tolerance
    self.roundingLevel = roundingLevel
    lower = spread > 0 ? spread : tolerance
    upper = gaps.min() ?? max(tolerance, lower)
  }

  /// Sums of many coupling terms lose some digits even in a 1 × 1 matrix.
  private static let smallestMatrixSize = 1000

  private static func firstIndex(in sorted: [Double], above bound: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] > bound { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Whether independent levels with the typical gaps of `distinct` would show that many pairs
  /// closer than `gap` with a probability above 10⁻⁶: the Poisson tail Λ^k / k! with
  /// Λ = number of gaps × gap / median gap.
  private static func chanceExplains(
    closePairs: Int, below gap: Double, among distinct: [Double], copies: Double
  ) -> Bool {
    let expected = Double(distinct.count) / copies * gap / distinct[distinct.count / 2]
    let pairs = Double(closePairs) / copies
    return pairs * Double.log(expected) - Double.logGamma(pairs + 1) > Double.log(1e-6)
  }
}
