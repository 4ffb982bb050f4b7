extension SpectralSignatures {
  /// Whether each signature is taken for an accidental coincidence. Shape: [signature].
  public var composite: [Bool] { compositions.map(\.isComposite) }

  /// The signatures that may be irreps or accidental coincidences, those first that are the least
  /// probable as irreps.
  ///
  /// They count as irreps; leaving out any of them, beside the composites, is another reading of
  /// the same levels.
  public var openComposites: [Int] {
    compositions.indices.filter { compositions[$0].isOpen }
      .sorted {
        (compositions[$0].irrepProbability, $1) < (compositions[$1].irrepProbability, $0)
      }
  }
}
