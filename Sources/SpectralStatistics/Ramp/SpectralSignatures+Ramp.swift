extension SpectralSignatures {
  /// What the ramp of each signature's levels says about its symmetry blocks, one block for each
  /// irrep of that signature; samples in which these levels are the same, rescaled, count once.
  /// Shape: [signature].
  ///
  /// Shape of `hypotheses`: [signature][hypothesis]; the standard ones if nil.
  public func rampEvidence(hypotheses: [[BlockHypothesis]]? = nil) -> [RampEvidence] {
    vectors.indices.map { signature in
      RampEvidence(
        of: distinctEnergies(of: signature),
        hypotheses: hypotheses?[signature] ?? BlockHypothesis.standard)
    }
  }
}
