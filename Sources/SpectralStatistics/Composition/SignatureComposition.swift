import Foundation

/// Whether a signature may be an accidental coincidence of levels of other irreps.
///
/// When levels of irreps α and β coincide by accident, the sum b_α + b_β shows up as a signature.
/// What speaks against an irrep is that a sum of other signatures is rare, or missing in some
/// samples. An irrep of the full group G has n_b ≈ D_b dim H / |G| levels in every sample, so the
/// parts tell how many to expect:
///
///     n* = D_b min_a n_a / D_a,
///
/// over the parts a. How far an irrep falls short of it is taken as log-normal,
///
///     ln(n_b / n*) ~ N(0, s²),   s² = 1 + v + 1/n*.
///
/// The 1 stands for the unknown numbers of irreps and their Wigner types, which change a density by
/// small integers; v is the variance of ln(n / D) over the signatures of smaller dimension, which is
/// large where few levels, or irreps of a continuous group, make densities differ; 1/n* is that of a
/// count. The number of levels of an irrep is the same in every sample, so it is missing in one
/// only where each of its levels is hidden by a coincidence.
///
/// Being there in every sample is no evidence of an irrep: free particles with random hopping have
/// coincidences in every sample.
public struct SignatureComposition: Sendable, Equatable {
  /// The signatures that add up to this one, with repetitions, by their numbers; empty when no
  /// others do. Of all such sums the one with the least dense part.
  public let parts: [Int]
  /// n_b, the mean number of levels in a sample.
  public let levels: Double
  /// n*, the number that an irrep with the density of the least dense part would have; nil without
  /// parts.
  public let expectedLevels: Double?
  /// In how many samples the signature occurs.
  public let occurrences: Int
  /// The number of samples.
  public let samples: Int
  /// The probability that an irrep has so few levels and is missing in so many samples; 1 without
  /// parts.
  public let irrepProbability: Double
  /// Whether all sums were tried; of a highly degenerate level there can be too many.
  public let isSearched: Bool

  /// Below this probability a sum is taken for a composite.
  ///
  /// For parts of equal density and many levels that is a density below 1/115 of theirs: a signature
  /// that occurs in every sample is thrown out only where an irrep would have more than a hundred
  /// levels.
  public static let rareProbability = 1e-6

  /// n_b / D_b over the smallest n / D of `parts`; nil without parts.
  public var relativeDensity: Double? { expectedLevels.map { levels / $0 } }

  /// A sum of other signatures and too rare for an irrep.
  public var isComposite: Bool { !parts.isEmpty && irrepProbability < Self.rareProbability }

  /// A sum of other signatures that may nevertheless be the signature of an irrep.
  public var isOpen: Bool { !parts.isEmpty && !isComposite }

  /// Why the signature is taken for a composite, with one-line names for the parts; nil otherwise.
  public func reason(naming name: (Int) -> String) -> String? {
    guard isComposite, let expectedLevels else { return nil }
    return """
      It is the sum \(sum(naming: name)) and occurs in \(occurrences) of \(samples) \
      sample\(samples == 1 ? "" : "s"), \(Self.rounded(levels)) times in a sample on average; an \
      irrep of its dimension would have about \(Self.rounded(expectedLevels)) levels in every \
      sample.
      """
  }

  /// Why the signature may be a composite as well as an irrep; nil where that is not open.
  public func doubt(naming name: (Int) -> String) -> String? {
    guard isOpen, let expectedLevels else { return nil }
    return """
      It may be an irrep or the coincidence \(sum(naming: name)): it occurs in \(occurrences) of \
      \(samples) sample\(samples == 1 ? "" : "s") with \(Self.rounded(levels)) levels on average, \
      where an irrep of its dimension would have about \(Self.rounded(expectedLevels)).
      """
  }

  private func sum(naming name: (Int) -> String) -> String {
    parts.map(name).joined(separator: " + ")
  }

  /// Whole numbers from ten on, otherwise two digits.
  private static func rounded(_ value: Double) -> String {
    value >= 10 ? String(format: "%.0f", value) : String(format: "%.2g", value)
  }
}

extension SignatureComposition {
  /// The probability that an irrep has at most `levels` levels where `expected` are to be expected.
  ///
  /// `variance` is that of ln(n / D) over other signatures.
  static func probability(ofFew levels: Double, expected: Double, variance: Double) -> Double {
    let width = (1 + variance + 1 / expected).squareRoot()
    return erfc(log(expected / levels) / (width * 2.0.squareRoot())) / 2
  }

  /// The probability that all levels of an irrep are hidden by coincidences in the samples where
  /// none is seen.
  ///
  /// `hidden` is the fraction of levels that coincide with others by accident.
  static func probability(ofMissing counts: [Int], hidden: Double) -> Double {
    let present = counts.filter { $0 > 0 }.sorted()
    guard !present.isEmpty, present.count < counts.count else { return 1 }
    let typical = present[present.count / 2]
    return pow(hidden, Double(typical * (counts.count - present.count)))
  }
}
