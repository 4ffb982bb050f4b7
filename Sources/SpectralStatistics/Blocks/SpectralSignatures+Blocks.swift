extension SpectralSignatures {
  /// Samples with fewer levels of a signature tell nothing about its blocks.
  public static let fewestLevelsForBlocks = 20

  /// What the gap ratios of each signature's levels say about its symmetry blocks, one block for
  /// each irrep of that signature. Shape: [signature].
  ///
  /// The central part of every sample counts, in samples with `fewestLevelsForBlocks` levels of the
  /// signature or more; samples in which these levels are the same, rescaled, count once.
  public func blockEvidence(
    centralFraction: Double = 0.6, reference: BlockReference = .standard
  ) -> [BlockEvidence] {
    vectors.indices.map { signature in
      let samples = distinctEnergies(of: signature)
        .filter { $0.count >= Self.fewestLevelsForBlocks }
      return BlockEvidence(
        of: samples, centralFraction: centralFraction, period: period, reference: reference)
    }
  }
}
