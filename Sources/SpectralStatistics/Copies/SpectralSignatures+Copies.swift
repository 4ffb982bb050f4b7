extension SpectralSignatures {
  /// The levels that carry a signature, of samples in which they are not the same up to scale and shift. Shape: [sample][level].
  ///
  /// Copies of a whole sample have the same gap ratios; so have samples in which these levels alone depend on nothing random.
  func distinctEnergies(of signature: Int) -> [[Double]] {
    let own = energies.map { $0[signature] }
    return SampleCopies(of: own.map { [$0] }).distinctSamples.map { own[$0] }
  }
}
