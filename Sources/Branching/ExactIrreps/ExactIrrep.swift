/// An irrep α of the hidden symmetry that was found in the matrices, not guessed from levels.
public struct ExactIrrep: Hashable, Sendable {
  /// b_α: how often it holds each irrep of the visible group. Shape: [sector].
  public let branching: [Int]
  /// D_α.
  public let dimension: Int
  /// n_α; of a quaternionic irrep both levels of a Kramers pair count.
  public let levelCount: Int
  /// Over which numbers its block of the Hamiltonian can be written.
  public let field: Field
  /// What an anti-unitary symmetry does to it.
  public let partner: Partner

  /// The numbers that the matrices of a block need in the best basis.
  public enum Field: String, Hashable, Sendable { case real, complex, quaternionic }

  /// The irrep with the conjugate block, among all that were found.
  public enum Partner: Hashable, Sendable {
    /// Itself, where the block is real or quaternionic; none, where it is complex.
    case noOther
    /// Another one: an anti-unitary symmetry joins their levels.
    case other(Int)
    /// Too few levels to tell; then it may also be the sum of two irreps that an anti-unitary symmetry joins.
    case unknown
  }

  /// An irrep from its parts.
  public init(
    branching: [Int], dimension: Int, levelCount: Int, field: Field, partner: Partner = .noOther
  ) {
    (self.branching, self.dimension) = (branching, dimension)
    (self.levelCount, self.field, self.partner) = (levelCount, field, partner)
  }

  /// The same when branching vectors are written in another way.
  func mapped(_ transform: ([Int]) -> [Int]) -> ExactIrrep {
    ExactIrrep(
      branching: transform(branching), dimension: dimension, levelCount: levelCount, field: field,
      partner: partner)
  }
}
