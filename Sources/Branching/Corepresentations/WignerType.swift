/// The type of an irrep α of the unitary group under an anti-unitary symmetry T.
///
/// Source: E. P. Wigner, Group Theory (1959), chapter 26: his types a, b and c.
public enum WignerType: String, Hashable, Sendable {
  /// Type a: Tα = α, levels of the orthogonal ensemble.
  case real
  /// Type b: Tα = α, Kramers pairs of the symplectic ensemble.
  case quaternionic
  /// Type c: Tα ≠ α, joined levels of the unitary ensemble.
  case complex

  /// ε_α: 1, -1 or 0.
  package var sign: Int {
    switch self {
    case .real: 1
    case .quaternionic: -1
    case .complex: 0
    }
  }
}
