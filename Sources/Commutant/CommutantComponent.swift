/// One irrep of the commutant, with all its levels.
public struct CommutantComponent: Sendable {
  /// D = Σ_λ b_λ d_λ, the dimension of the irrep.
  public let dimension: Int
  /// n, the dimension of the component's matrices: its levels, each counted as often as an
  /// anti-unitary symmetry repeats it within the component (twice for Kramers pairs).
  public let levelCount: Int
  /// b_λ, how often the irrep contains that of each sector. Shape: [sector].
  public let branching: [Int]
  /// The field of the component's matrices in the best basis.
  public let field: NumberField
  /// The component whose matrices are the complex conjugates of this one's: this one itself where
  /// they are real or quaternionic, and where a complex one has no partner; nil where the loops are
  /// too few to know.
  public internal(set) var conjugate: Int?
  /// Whether the members had enough independent loops to tell the field: without any, conjugate
  /// irreps and Kramers pairs look like one larger irrep, and with one loop quaternions look complex.
  public let isSettled: Bool
  /// The largest part of a loop, relative to the heaviest edge, that is not real: how strongly the
  /// component breaks the anti-unitary symmetry with real matrices; 0 where it is real.
  public let imaginaryStrength: Double

  /// Whether levels are pairs that an anti-unitary symmetry with T² = -1 ties, and no unitary one.
  public var isKramers: Bool { field == .quaternionic }

  /// The place in the canonical order: small irreps first, then those of the first sectors, then
  /// those with more levels.
  static func precedes(_ left: CommutantComponent, _ right: CommutantComponent) -> Bool {
    if left.dimension != right.dimension { return left.dimension < right.dimension }
    if left.branching != right.branching {
      return right.branching.lexicographicallyPrecedes(left.branching)
    }
    return left.levelCount > right.levelCount
  }
}
