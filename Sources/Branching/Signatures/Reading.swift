/// What kind of symmetry explains the degeneracies.
public enum Reading: String, Hashable, Sendable, CaseIterable {
  /// A group of unitary operators; an anti-unitary symmetry beside it, if there is one, ties no further levels.
  case unitary
  /// A group of unitary operators together with an anti-unitary symmetry that ties levels.
  case antiunitary
  /// A group of unitary operators that multiply up to phases which no choice removes.
  case projective
}
