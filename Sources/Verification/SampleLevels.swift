/// The levels of all samples with the numbers of their copies in every sector.
public struct SampleLevels: Sendable {
  /// The signatures that occur. Shape: [signature][sector].
  public let signatures: [[Int]]
  /// The levels of each signature, ascending. Shape: [sample][signature][level].
  public let energies: [[[Double]]]
  /// The numbers of the samples. Shape: [sample].
  public let samples: [Int]
  /// Whether these are all levels of every sample, not those of a window.
  public let isComplete: Bool

  /// Levels from their numbers; `samples` counts from 0 unless it is given.
  public init(
    signatures: [[Int]], energies: [[[Double]]], samples: [Int]? = nil, isComplete: Bool = true
  ) {
    (self.signatures, self.energies, self.isComplete) = (signatures, energies, isComplete)
    self.samples = samples ?? Array(energies.indices)
  }
}
