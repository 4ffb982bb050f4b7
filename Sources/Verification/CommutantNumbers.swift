import Branching
import GroupTheory

/// The exact irreps of a run's family as bare numbers, so that they can be checked without the program that found them.
public struct CommutantNumbers: Sendable {
  /// The sectors with d_λ and R_λ.
  public let sectors: SectorList
  /// D_α. Shape: [component].
  public let dimensions: [Int]
  /// n_α. Shape: [component].
  public let levels: [Int]
  /// b_αλ. Shape: [component][sector].
  public let branching: [[Int]]
  /// "real", "complex" or "quaternionic". Shape: [component].
  public let fields: [String]
  /// The component that an anti-unitary symmetry joins each to; -1 where that is not known. Shape: [component].
  public let conjugates: [Int]
  /// The component of each level of the first member; -1 outside a window. Shape: [sector][level].
  public let membership: [[Int]]
  /// dim C as stored; nil where it is not.
  public let commutantDimension: Int?
  /// The weight of the lightest edge that joins levels, relative to the heaviest; NaN where none does.
  public let leastJoining: Double
  /// The weight of the heaviest edge between components; NaN where there is one component.
  public let largestBetween: Double
  /// How far the members are from commuting with the commutant.
  public let residual: Double
  /// Whether all levels were known.
  public let isComplete: Bool

  /// Exact irreps from their numbers, whatever they are.
  public init(
    sectors: SectorList, dimensions: [Int], levels: [Int], branching: [[Int]], fields: [String],
    conjugates: [Int], membership: [[Int]], commutantDimension: Int?, leastJoining: Double,
    largestBetween: Double, residual: Double, isComplete: Bool
  ) {
    self.sectors = sectors
    (self.dimensions, self.levels, self.branching) = (dimensions, levels, branching)
    (self.fields, self.conjugates, self.membership) = (fields, conjugates, membership)
    self.commutantDimension = commutantDimension
    (self.leastJoining, self.largestBetween) = (leastJoining, largestBetween)
    (self.residual, self.isComplete) = (residual, isComplete)
  }

  /// Why the arrays do not belong together.
  var shapeFailure: String? {
    let count = dimensions.count
    if count == 0 { return "there is no component" }
    if [levels.count, branching.count, fields.count, conjugates.count].contains(where: {
      $0 != count
    }) {
      return "the lists differ in length"
    }
    if branching.contains(where: { $0.count != sectors.count || $0.contains { $0 < 0 } }) {
      return "branching is not [\(count), \(sectors.count)] multiplicities"
    }
    if fields.contains(where: { ExactIrrep.Field(rawValue: $0) == nil }) {
      return "a field is none of real, complex and quaternionic"
    }
    if conjugates.contains(where: { !(-1..<count).contains($0) }) {
      return "a conjugate does not exist"
    }
    return membership.map(\.count) == sectors.multiplicities ? nil : "a level lacks its component"
  }

  /// The irreps; the shapes must be right.
  var exactIrreps: ExactIrreps {
    ExactIrreps(
      dimensions.indices.map { k in
        ExactIrrep(
          branching: branching[k], dimension: dimensions[k], levelCount: levels[k],
          field: ExactIrrep.Field(rawValue: fields[k])!,
          partner: conjugates[k] < 0
            ? .unknown : conjugates[k] == k ? .noOther : .other(conjugates[k]))
      }, isComplete: isComplete)
  }
}
