/// The statistics of the levels inside one symmetry block.
public enum LevelEnsemble: String, Sendable, CaseIterable {
  /// Random real symmetric matrices: chaotic levels with an anti-unitary symmetry T, T² = 1.
  case orthogonal = "GOE"
  /// Random Hermitian matrices: chaotic levels without an anti-unitary symmetry.
  case unitary = "GUE"
  /// Random quaternionic matrices: chaotic levels, each a Kramers pair, T² = -1.
  case symplectic = "GSE"
  /// Independent levels: integrable or localized systems.
  case poisson = "Poisson"

  /// The three ensembles of random matrices.
  public static let wignerDyson: [LevelEnsemble] = [.orthogonal, .unitary, .symplectic]

  /// The exponent β of the level repulsion, p(s) ∝ s^β: 1, 2, 4, and 0 for independent levels.
  public var dysonIndex: Int {
    switch self {
    case .orthogonal: 1
    case .unitary: 2
    case .symplectic: 4
    case .poisson: 0
    }
  }
}
