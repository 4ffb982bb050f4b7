/// The exact irreps of the family that a run's model stands for, as `/commutant` holds them.
public struct CommutantRecord: Hashable, Sendable {
  /// The seed of the members.
  public var seed: UInt64
  /// What differs between the members: "disorder", or the names of terms.
  public var family: String
  /// D_α. Shape: [component].
  public var dimensions: [Int]
  /// n_α. Shape: [component].
  public var levels: [Int]
  /// b_αλ. Shape: [component][sector].
  public var branching: [[Int]]
  /// "real", "complex" or "quaternionic". Shape: [component].
  public var fields: [String]
  /// The component that an anti-unitary symmetry joins each to; -1 where that is not known. Shape: [component].
  public var conjugates: [Int]
  /// The component of each level of the first member; -1 outside a window. Shape: [sector][level].
  public var membership: [[Int]]
  /// The weight of the lightest edge that joins levels, relative to the heaviest; NaN where none does.
  public var leastJoining: Double
  /// The weight of the heaviest edge between components; NaN where there is one component.
  public var largestBetween: Double
  /// How far the members are from commuting with the commutant.
  public var residual: Double
  /// How many levels of the first member agree although nothing in the family ties them.
  public var chanceDegeneracies: Int
  /// Whether all levels were known; a window may miss irreps.
  public var isComplete: Bool
  /// Two components, and the strength with which an edge that is neither generic nor rounding joins them. Shape: [edge].
  public var strengths: [[Double]]

  /// Σ_α D_α².
  public var dimension: Int { dimensions.reduce(0) { $0 + $1 * $1 } }

  /// A record from its parts, all but the last few with one entry for each component.
  public init(
    seed: UInt64, family: String, dimensions: [Int], levels: [Int], branching: [[Int]],
    fields: [String], conjugates: [Int], membership: [[Int]], leastJoining: Double,
    largestBetween: Double, residual: Double, chanceDegeneracies: Int, isComplete: Bool = true,
    strengths: [[Double]]
  ) {
    precondition(
      [levels.count, branching.count, fields.count, conjugates.count].allSatisfy {
        $0 == dimensions.count
      }, "one entry for each component")
    (self.seed, self.family) = (seed, family)
    (self.dimensions, self.levels, self.branching) = (dimensions, levels, branching)
    (self.fields, self.conjugates, self.membership) = (fields, conjugates, membership)
    (self.leastJoining, self.largestBetween) = (leastJoining, largestBetween)
    (self.residual, self.chanceDegeneracies) = (residual, chanceDegeneracies)
    (self.isComplete, self.strengths) = (isComplete, strengths)
  }
}
