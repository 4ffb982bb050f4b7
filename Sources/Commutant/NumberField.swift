/// The field over which the matrices of a component are Hermitian in the best basis.
///
/// Source: F. J. Dyson, *The threefold way*, J. Math. Phys. 3, 1199 (1962).
public enum NumberField: String, Sendable, CaseIterable {
  /// Real symmetric matrices: an anti-unitary symmetry with T² = 1, Wigner's type a.
  case real
  /// Complex Hermitian matrices: no anti-unitary symmetry, or one that joins two irreps, type c.
  case complex
  /// Quaternionic matrices: an anti-unitary symmetry with T² = -1, Kramers pairs, type b.
  case quaternionic
}
