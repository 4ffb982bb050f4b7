/// Which samples show a spectrum again that another one has shown, rescaled and shifted: E' = a E + b, or mirrored if a < 0.
///
/// Disorder in the overall strength of H, or in an additive constant, makes such samples. All their gap ratios are equal, so they
/// are no independent samples: in every statistic they count once. Levels of all sectors together have to be related by one map.
///
/// Two samples are copies when all their levels, brought to mean 0 and variance 1, agree within rounding errors, or within 1e-4 of
/// the mean spacing where there are so many distinct levels that this cannot happen by chance. With one or two distinct levels any
/// two samples would be related; there only equal levels count.
public struct SampleCopies: Sendable, Equatable {
  /// The first sample with the same spectrum. Shape: [sample].
  public let original: [Int]
  /// Whether some copies have another scale, a ≠ 1.
  public let isRescaled: Bool
  /// Whether some copies are shifted, b ≠ 0.
  public let isShifted: Bool

  /// Compares the levels of samples.
  ///
  /// Shape of `levels`: [sample][sector][level], ascending. With a period they are quasi-energies, which can be shifted only.
  /// Complexity: samples × (levels + distinct samples).
  public init(of levels: [[[Double]]], period: Double? = nil) {
    let spectra = levels.map { NormalizedSpectrum($0, period: period) }
    var original: [Int] = []
    var originals: [Int] = []
    var (isRescaled, isShifted) = (false, false)
    for (sample, spectrum) in spectra.enumerated() {
      guard
        let (known, map) = originals.lazy.compactMap({ number in
          spectrum.map(from: spectra[number]).map { (number, $0) }
        }).first
      else {
        originals.append(sample)
        original.append(sample)
        continue
      }
      original.append(known)
      isRescaled = isRescaled || map.isRescaled
      isShifted = isShifted || map.isShifted
    }
    (self.original, self.isRescaled, self.isShifted) = (original, isRescaled, isShifted)
  }

  /// Samples whose levels are not known, taken for independent.
  init(independent count: Int) {
    (original, isRescaled, isShifted) = (Array(0..<count), false, false)
  }

  /// The number of samples.
  public var sampleCount: Int { original.count }

  /// The samples that are no copies of earlier ones.
  public var distinctSamples: [Int] { original.indices.filter { original[$0] == $0 } }

  /// The effective number of samples.
  public var distinctCount: Int { distinctSamples.count }

  /// Whether there are copies at all.
  public var isEmpty: Bool { distinctCount == sampleCount }

  /// The samples that share a spectrum, by their first ones. Shape: [spectrum][sample].
  public var groups: [[Int]] {
    Dictionary(grouping: original.indices) { original[$0] }.sorted { $0.key < $1.key }
      .map(\.value)
  }

  /// How copies differ: "none" where there are none, "equal", "shifted", "rescaled", or "rescaled and shifted".
  public var kind: String {
    if isEmpty { return "none" }
    if isRescaled { return isShifted ? "rescaled and shifted" : "rescaled" }
    return isShifted ? "shifted" : "equal"
  }
}

extension SampleCopies {
  /// What a reader has to know; nil without copies.
  ///
  /// `varying` are the names of the couplings that differ from sample to sample.
  public func statement(varying: [String]) -> String? {
    if isEmpty { return nil }
    let change = kind == "equal" ? "the same in all" : kind
    let subject =
      distinctCount == 1
      ? "All \(sampleCount) samples are one spectrum, \(change)"
      : "The \(sampleCount) samples are copies of \(distinctCount) spectra, "
        + (kind == "equal" ? "which are equal" : change)
    let count = distinctCount == 1 ? "one sample" : "\(distinctCount)"
    return "\(subject)\(cause(varying)). They count as \(count) in all statistics and errors."
  }

  private func cause(_ varying: [String]) -> String {
    guard distinctCount == 1 else { return "" }
    let only = varying.count == 1 ? "disorder in \(varying[0]) alone" : nil
    return switch kind {
    case "equal":
      varying.isEmpty ? ": no coupling is random" : ": the levels do not depend on the disorder"
    case "shifted": only.map { ": \($0) adds a constant to H" } ?? ""
    case "rescaled": only.map { ": \($0) multiplies H" } ?? ""
    default: only.map { ": \($0) multiplies H and adds a constant" } ?? ""
    }
  }
}

extension SectorSpectra {
  /// Which samples are copies of others.
  public var copies: SampleCopies { SampleCopies(of: levels, period: period) }

  /// The same with each spectrum once.
  public func withoutCopies(_ copies: SampleCopies) -> SectorSpectra {
    copies.isEmpty ? self : selecting(copies.distinctSamples)
  }
}
