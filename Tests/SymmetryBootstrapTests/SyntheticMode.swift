import Branching
import SpectralStatistics

/// What a synthetic system has besides its unitary group G.
enum SyntheticMode: String, CaseIterable {
  /// No anti-unitary symmetry: every block of the GUE.
  case unitary
  /// An anti-unitary symmetry for which every irrep is of Wigner type a: every block of the GOE.
  case orthogonal
  /// GOE, but GUE for irreps of complex type, levels of α and its dual independent.
  case complexUnitary = "complex unitary"
  /// An anti-unitary symmetry T with T² = 1 that commutes with G: indicators decide the types.
  case commuting = "commuting T"

  /// The ensemble of an irrep's block.
  func ensemble(indicator: Int) -> LevelEnsemble {
    switch self {
    case .unitary: .unitary
    case .orthogonal: .orthogonal
    case .complexUnitary: indicator == 0 ? .unitary : .orthogonal
    case .commuting: [-1: .symplectic, 0: .unitary, 1: .orthogonal][indicator]!
    }
  }

  /// The type of an irrep, which says what its levels are joined to.
  func type(indicator: Int) -> WignerType {
    guard self == .commuting else { return .real }
    return [-1: .quaternionic, 0: .complex, 1: .real][indicator]!
  }
}
