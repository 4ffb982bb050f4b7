extension SpectralSignatures {
  /// What the ramp of each signature's levels says about its symmetry blocks, one block for each
  /// irrep of that signature. Shape: [signature].
  ///
  /// Shape of `hypotheses`: [signature][hypothesis]; the standard ones if nil.
  public func rampEvidence(hypotheses: [[BlockHypothesis]]? = nil) -> [RampEvidence] {
    vectors.indices.map { signature in
      RampEvidence(
        of: energies.map { $0[signature] },
        hypotheses: hypotheses?[signature] ?? BlockHypothesis.standard)
    }
  }
}
