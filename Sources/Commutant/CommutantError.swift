/// Why a family of matrices has no commutant that can be read off.
public enum CommutantError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A member beside H₁ (counted from 0) has an entry that is infinite or not a number.
  case notFinite(member: Int)
  /// The multiplets at two levels of H₁ are joined, but differ in their states.
  case unequalMultiplets(energy: Double, other: Double)
  /// The loops of the component at a level of H₁ generate neither the real numbers nor the complex
  /// ones nor the quaternions; `misfit` says how far they are from it.
  case noDivisionAlgebra(energy: Double, misfit: Double)

  /// What is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .notFinite(let member):
      "Member \(member) of the family has an entry that is infinite or not a number."
    case .unequalMultiplets(let energy, let other):
      """
      The multiplets at E = \(energy) and E = \(other) are joined, but one has states that the \
      other lacks. Copies of a level are missing, or were not recognized: a window must not cut \
      a multiplet, and levels and eigenvectors must be accurate to the tolerance.
      """
    case .noDivisionAlgebra(let energy, let misfit):
      """
      The loops through the multiplet at E = \(energy) miss the real, complex and quaternionic \
      numbers by \(misfit). More accurate eigenvectors or another draw of the members are needed.
      """
    }
  }
}
