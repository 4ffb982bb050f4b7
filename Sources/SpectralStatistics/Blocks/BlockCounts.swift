import Foundation

/// The level counts of one block in two adjacent stretches, tabulated for superpositions.
///
/// All lengths are in units of the block's own mean spacing. The right stretch is a ratio times as
/// long as the left, for the ratios of `ratioGrid`: a superposition scales both by the block's
/// fraction of the levels, so these rays are all that it needs.
struct BlockCounts: Sendable {
  /// The ratios r between 0 and 1 for which counts are tabulated.
  static let ratioGrid = ChebyshevGrid(count: 16, from: 0, to: 1)

  /// The tables of all ensembles, computed at the first use, in about a fifth of a second.
  static let tables = Dictionary(
    uniqueKeysWithValues: LevelEnsemble.allCases.map { ($0, BlockCounts($0)) })

  let ensemble: LevelEnsemble
  /// Longer stretches hold two levels or more, but for a probability of 1e-7.
  let longest: Double
  /// At 0, h, 2h, …. Shape: [ratio, place].
  private var aroundLevel: [SIMD4<Double>] = []
  private var anywhere: [SIMD4<Double>] = []
  private let placeCount: Int
  private static let step = 0.02

  /// Computes the tables; none are needed for independent levels.
  private init(_ ensemble: LevelEnsemble) {
    self.ensemble = ensemble
    let (longest, longestPair, nodes) =
      switch ensemble {
      case .poisson: (Double.infinity, Double.infinity, 0)
      case .orthogonal: (6.3, 7.2, 36)
      case .unitary: (5.5, 6.3, 40)
      case .symplectic: (4.8, 5.6, 46)
      }
    self.longest = longest
    placeCount = longest.isFinite ? Int(longest / Self.step) + 4 : 0
    guard ensemble != .poisson else { return }
    let sides = ChebyshevGrid(count: nodes, from: 0, to: longest)
    let samples = (0..<placeCount)
      .map { sides.coefficients(at: Double($0) * Self.step) }
    let rules = KernelQuadrature(ensemble, length: longestPair)
    for ratio in Self.ratioGrid.nodes {
      let table = { (aroundLevel: Bool) in
        let values = sides.nodes.map { side in
          side == 0
            ? LevelCounts.none.probabilities
            : side * (1 + ratio) > longestPair
              ? SIMD4<Double>.zero
              : LevelCounts(
                left: side, right: ratio * side, aroundLevel: aroundLevel, rules: rules
              ).probabilities
        }
        return samples.map { zip($0, values).reduce(SIMD4.zero) { $0 + $1.0 * $1.1 } }
      }
      aroundLevel += table(true)
      anywhere += table(false)
    }
  }

  /// The counts in stretches of the lengths `left` and ratio · `left`, `ratio` being a number in
  /// `ratioGrid`, on both sides of a level and anywhere in the spectrum.
  func counts(left: Double, ratio: Int) -> (aroundLevel: LevelCounts, anywhere: LevelCounts) {
    if ensemble == .poisson {
      let right = left * Self.ratioGrid.nodes[ratio]
      let counts = LevelCounts(
        probabilities: exp(-left - right) * SIMD4(1, left, right, left * right))
      return (counts, counts)
    }
    if left > longest {
      let zero = LevelCounts(probabilities: .zero)
      return (zero, zero)
    }
    let place = left / Self.step
    let cell = max(Int(place), 1)
    let t = place - Double(cell)
    // The cubic polynomial through four samples.
    let weights = SIMD4(
      t * (t - 1) * (2 - t) / 6, (t * t - 1) * (t - 2) / 2, t * (t + 1) * (2 - t) / 2,
      t * (t * t - 1) / 6)
    let first = ratio * placeCount + cell - 1
    func value(_ table: [SIMD4<Double>]) -> LevelCounts {
      LevelCounts(
        probabilities: weights[0] * table[first] + weights[1] * table[first + 1]
          + weights[2] * table[first + 2] + weights[3] * table[first + 3])
    }
    return (value(aroundLevel), value(anywhere))
  }
}
