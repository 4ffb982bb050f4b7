import Branching
import SymmetryBootstrap

extension Verdict {
  /// What the first rank leaves open where it holds a projective reading and an anti-unitary one with a character.
  static func characterClause(_ answer: BootstrapAnswer) -> String? {
    let hasCharacter = answer.solutions.contains {
      $0.rank == 1 && $0.antiunitary?.hasCharacter ?? false
    }
    let isProjective = answer.projective?.solutions.contains { $0.rank == 1 } ?? false
    return hasCharacter && isProjective
      ? "a unitary symmetry that acts projectively ties the same levels as an anti-unitary one with T g T⁻¹ = χ(g) φ(g)"
      : nil
  }

  /// What may tie the levels of a projective reading instead, as far as it was not among the candidates.
  ///
  /// An anti-unitary symmetry with T g T⁻¹ = χ(g) φ(g) joins two one-dimensional irreps to the signature of one projective irrep.
  /// One beside a projective action joins irreps of half a signature's dimension, which the order of the cocycle's class divides,
  /// so that they have at least dimension 2; such readings are not searched.
  static func projectiveDoubts(_ answer: BootstrapAnswer) -> [String] {
    var doubts: [String] = []
    if !answer.readings.contains(.antiunitary) {
      doubts.append(
        "an anti-unitary symmetry that commutes with N only up to a character would tie the same levels"
      )
    }
    if answer.data.dimensions.contains(where: { $0 % 2 == 0 && $0 > 2 }) {
      doubts.append(
        "an anti-unitary symmetry beside a projective action would tie irreps of half the dimension to the same levels"
      )
    }
    return doubts
  }
}
