/// The condition that a candidate fails: each is necessary for a finite group G with a linear unitary action, and the last
/// one for an anti-unitary symmetry beside it.
public enum RejectionReason: String, Codable, CaseIterable, Sendable {
  /// No irrep numbers r ≥ 1 satisfy Σ_b r_b b_λ D_b = p d_λ. Counts indices p.
  case frobeniusReciprocity = "Frobenius reciprocity"
  /// No irrep restricts to the trivial irrep of N alone. Counts candidates (p, r).
  case trivialIrrep = "trivial irrep"
  /// The branching vectors are not closed under complex conjugation. Counts candidates (p, r).
  case dualClosure = "dual closure"
  /// Some D does not divide |G|, or D² exceeds |G|. Counts candidates (p, r).
  case irrepDimension = "irrep dimension"
  /// The number of irreps is no class number of a group of this order. Counts candidates (p, r).
  case classNumber = "number of classes"
  /// The columns of N's classes are not columns of a group's table. Counts candidates (p, r).
  case classFusion = "class fusion"
  /// One-dimensional irreps cannot form a group that restricts to N's as the branching says. Counts candidates (p, r).
  case linearCharacters = "linear characters"
  /// No fusion ring restricts to N's as the branching says. Counts candidates (p, r).
  case noFusionRing = "no fusion ring"
  /// Characters of the ring lie outside Q(ζ_|G|), or Galois automorphisms do not permute irreps and classes. Counts fusion
  /// rings.
  case galoisAction = "Galois action"
  /// A centralizer order is not a divisor of |G|. Counts fusion rings.
  case classSizes = "class sizes"
  /// Rows or columns of characters are not orthogonal. Counts fusion rings.
  case orthogonality = "orthogonality"
  /// A class multiplication constant is not a non-negative integer. Counts fusion rings.
  case classAlgebra = "class algebra"
  /// Some |χ| exceeds D. Counts fusion rings.
  case characterValues = "character values"
  /// Kernels and centres of irreps are not those of a group. Counts fusion rings.
  case normalSubgroups = "kernels and centres"
  /// There are no power maps compatible with the characters and with N. Counts fusion rings whose last candidate, the one that
  /// got furthest, failed this; so do the cases below.
  case powerMaps = "power maps"
  /// The number of x with x^n in a class C is no multiple of gcd(n |C|, |G|), or likewise in a normal subgroup or a quotient.
  /// Counts fusion rings.
  case frobeniusTheorem = "Frobenius' theorem"
  /// The number of elements of prime order fits no Sylow subgroup. Counts fusion rings.
  case primeOrder = "elements of prime order"
  /// Powers in a regular p-group do not form a subgroup of the right order. Counts fusion rings.
  case regularGroups = "regular p-groups"
  /// ψ^q χ is no integer combination of irreps within its bounds. Counts fusion rings.
  case adamsOperations = "Adams operations"
  /// Frobenius-Schur indicators are not 1, 0 or -1, or do not count the involutions. Counts fusion rings.
  case indicators = "Frobenius-Schur indicators"
  /// A symmetric or exterior power has a negative multiplicity. Counts fusion rings.
  case symmetrizedPowers = "symmetrized powers"
  /// A centralizer or normalizer of a cyclic subgroup has an impossible order. Counts fusion rings.
  case normalizers = "centralizers and normalizers"
  /// No action of an anti-unitary symmetry on the irreps joins them to the signatures. Counts solutions for the unitary group.
  case antiunitaryAction = "action of the anti-unitary symmetry"
  /// There is such an action, but no group of the catalogue with this table has an anti-unitary symmetry that acts so. Counts
  /// solutions for the unitary group.
  case antiunitaryElements = "elements of the anti-unitary symmetry"
  /// The order of a cocycle's class divides every D, so that it is trivial. Counts candidates (p, r) of a projective action.
  case cocycleOrder = "order of the cocycle"
  /// No central extension holds the visible group with the right irreps. Counts candidates (p, r) of a projective action.
  case noExtension = "no central extension"
}
