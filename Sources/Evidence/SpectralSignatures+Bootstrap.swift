import Branching
import GroupTheory
import SpectralStatistics

extension SignatureData {
  /// The signatures of spectra that are irreps: those that are not taken for accidental coincidences, without some more.
  ///
  /// Throws: `BootstrapError` when the visible group's table does not fit the sectors.
  public init(
    visible: CharacterTable, observed: SpectralSignatures, excluding doubtful: [Int] = []
  ) throws {
    let irreps = observed.vectors.indices.filter {
      !observed.composite[$0] && !doubtful.contains($0)
    }
    try self.init(visible: visible, vectors: irreps.map { observed.vectors[$0] })
  }
}

extension SpectralSignatures {
  /// Signatures that count as irreps but may as well be accidental coincidences: sums of others for which an irrep with so few
  /// levels is unlikely, below one in twenty. Leaving them out is another reading of the same levels.
  public var doubtful: [Int] {
    openComposites.filter { compositions[$0].irrepProbability < 0.05 }.sorted()
  }
}
