/// The condition that a candidate fails: each is necessary for a finite group G with a linear unitary action.
public enum RejectionReason: String, Codable, CaseIterable, Sendable {
  /// No irrep numbers r ≥ 1 satisfy Σ_b r_b b_λ D_b = p d_λ. Counts indices p.
  case frobeniusReciprocity = "Frobenius reciprocity"
  /// No irrep restricts to the trivial irrep of N alone. Counts candidates (p, r).
  case trivialIrrep = "trivial irrep"
  /// The branching vectors are not closed under complex conjugation. Counts candidates (p, r).
  case dualClosure = "dual closure"
  /// Some D does not divide |G|, or D² exceeds |G|. Counts candidates (p, r).
  case irrepDimension = "irrep dimension"
  /// The columns of N's classes are not columns of a group's table. Counts candidates (p, r).
  case classFusion = "class fusion"
  /// One-dimensional irreps cannot form a group that restricts to N's as the branching says. Counts candidates (p, r).
  case linearCharacters = "linear characters"
  /// No fusion ring restricts to N's as the branching says. Counts candidates (p, r).
  case noFusionRing = "no fusion ring"
  /// Characters of the ring lie outside Q(ζ_|G|), or ψ^q is no permutation of irreps for a prime q not dividing |G|.
  /// Counts fusion rings.
  case galoisAction = "Galois action"
  /// A centralizer order is not a divisor of |G|. Counts fusion rings.
  case classSizes = "class sizes"
  /// A class multiplication constant is not a non-negative integer. Counts fusion rings.
  case classAlgebra = "class algebra"
  /// There are no power maps compatible with the characters and with N. Counts fusion rings.
  case powerMaps = "power maps"
}
