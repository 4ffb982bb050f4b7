import GroupTheory
import SpectralStatistics

extension SignatureData {
  /// The signatures of spectra that are irreps: those that are not taken for accidental coincidences.
  ///
  /// Throws: `BootstrapError` when the visible group's table does not fit the sectors.
  public init(visible: CharacterTable, observed: SpectralSignatures) throws {
    let irreps = zip(observed.vectors, observed.composite).filter { !$0.1 }.map(\.0)
    try self.init(visible: visible, vectors: irreps)
  }
}
