import SpectralStatistics

/// Signatures that levels of other signatures make by chance when they are compared with a coarse tolerance.
///
/// With local densities n/ΔE of two signatures a and b about 2 τ n_a n_b / ΔE pairs lie within τ of each other, up to twice as many where
/// the density of states is not flat.
public struct ChanceCoincidences: Sendable, Equatable {
  /// The numbers of these signatures, ascending.
  public let signatures: [Int]

  /// A density of states that is not flat has up to twice as many close pairs.
  private static let shapeFactor = 2.0
  /// Counts up to so many times the expectation are left to chance.
  private static let allowance = 4.0

  /// Judges signatures in the order of their dimensions.
  public init(in observed: SpectralSignatures, tolerance: Double) {
    let spans = observed.energies.map { sample -> Double in
      let ends = sample.joined().reduce(into: (Double.infinity, -Double.infinity)) {
        $0 = (min($0.0, $1), max($0.1, $1))
      }
      return ends.1 - ends.0
    }
    let levels = observed.levels
    let places = Dictionary(uniqueKeysWithValues: zip(observed.vectors, 0...))
    var found: [Int] = []
    for (number, vector) in observed.vectors.enumerated() {
      var expected = 0.0
      for part in 0..<number {
        let rest = zip(vector, observed.vectors[part]).map { $0 - $1 }
        guard let other = places[rest], other >= part, other < number else { continue }
        let double = other == part ? 0.5 : 1
        for (sample, span) in spans.enumerated() where span > 0 {
          expected +=
            double * Self.shapeFactor * 2 * tolerance / span * Double(levels[sample][part])
            * Double(levels[sample][other])
        }
      }
      guard expected > 0 else { continue }
      let count = levels.reduce(0) { $0 + $1[number] }
      if Double(count) <= Self.allowance * expected + 3 { found.append(number) }
    }
    signatures = found
  }
}
