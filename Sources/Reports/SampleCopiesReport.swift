import SpectralStatistics

/// Samples that are copies of one another and count once.
public struct SampleCopiesReport: Encodable, Sendable {
  /// The number of samples of the file.
  public let samples: Int
  /// How many of them are distinct.
  public let effectiveSamples: Int
  /// How copies differ: "equal", "shifted", "rescaled" or "rescaled and shifted".
  public let kind: String
  /// The couplings that vary.
  public let couplings: [String]
  /// The same in words.
  public let statement: String

  /// A report of copies; nil where there are none.
  public init?(_ copies: SampleCopies, varying couplings: [String]) {
    guard let statement = copies.statement(varying: couplings) else { return nil }
    (samples, effectiveSamples) = (copies.sampleCount, copies.distinctCount)
    (kind, self.couplings, self.statement) = (copies.kind, couplings, statement)
  }
}
