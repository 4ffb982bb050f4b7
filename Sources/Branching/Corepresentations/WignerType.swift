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

/// How many irreducible co-representations of each Wigner type carry one signature.
///
/// T is an anti-unitary symmetry and α → Tα its action on the irreps of the unitary group G.
/// Source: E. P. Wigner, Group Theory (1959), chapter 26.
public struct WignerTypeCounts: Hashable, Sendable {
  /// r^a: Tα = α, real; the signature is b_α.
  public let real: Int
  /// r^c: Tα ≠ α, complex; the levels of α and Tα are joined, the signature is b_α + b_{Tα}.
  public let complex: Int
  /// r^b: Tα = α, quaternionic; levels come in Kramers pairs, the signature is 2 b_α.
  public let quaternionic: Int

  /// Counts of the types a, c and b.
  public init(real: Int, complex: Int = 0, quaternionic: Int = 0) {
    (self.real, self.complex, self.quaternionic) = (real, complex, quaternionic)
  }

  /// 4 (r^a + r^c/2 + r^b/4): what takes the place of 4 r_b in Frobenius reciprocity.
  public var weight: Int { 4 * real + 2 * complex + quaternionic }

  /// The number of symmetry blocks that the signature's levels come from.
  public var blocks: Int { real + complex + quaternionic }

  /// All counts with one weight; type c or b only where they are possible.
  static func all(
    weight: Int, allowsComplex: Bool, allowsQuaternionic: Bool
  ) -> [WignerTypeCounts] {
    (0...weight / 4).reversed().flatMap { real in
      let rest = weight - 4 * real
      return (0...(allowsComplex ? rest / 2 : 0)).reversed().compactMap { complex in
        let quaternionic = rest - 2 * complex
        return quaternionic == 0 || allowsQuaternionic
          ? WignerTypeCounts(real: real, complex: complex, quaternionic: quaternionic) : nil
      }
    }
  }
}
