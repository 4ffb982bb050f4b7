import ContinuousGroups
import GroupTheory

/// Checks of a stored solution, each an identity of the theory evaluated on the numbers alone.
///
/// Nothing of the search is used. Accuracy: sums of characters have to be integers to 1e-6.
public struct SolutionVerification: Sendable {
  /// One identity.
  public struct Check: Sendable {
    /// What is claimed.
    public let name: String
    /// Where it fails; nil if it holds.
    public let failure: String?
  }

  /// All checks, in the order in which they were made; later ones are left out where the shapes are wrong.
  public let checks: [Check]

  /// Whether every identity holds.
  public var holds: Bool { checks.allSatisfy { $0.failure == nil } }

  /// Checks a solution against the visible group and the signatures.
  ///
  /// Complexity: rank⁴ for associativity.
  public init(_ solution: SolutionNumbers, observed: ObservedNumbers) {
    let shape = Check(
      name: "shapes", failure: solution.shapeFailure(sectors: observed.visible.rank))
    guard shape.failure == nil else {
      checks = [shape]
      return
    }
    var checks = [shape] + TableIdentities(solution.table).checks
    checks += FusionIdentities(solution).checks
    checks += BranchingIdentities(solution, observed).checks
    if let partner = solution.partner, let types = solution.wignerTypes {
      checks += AntiunitaryIdentities(solution, partner, types).checks
    }
    self.checks = checks
  }

  /// Checks a projective solution against the visible group and the signatures.
  public init(_ solution: ProjectiveNumbers, observed: ObservedNumbers) {
    let shape = Check(
      name: "shapes", failure: solution.shapeFailure(sectors: observed.visible.rank))
    guard shape.failure == nil else {
      checks = [shape]
      return
    }
    checks =
      [shape] + TableIdentities(solution.table).checks
      + ProjectiveIdentities(solution, observed).checks
      + solution.extensions.flatMap { own in
        (TableIdentities(own.table).checks + ExtensionIdentities(own, of: solution, observed).checks)
          .map { Check(name: "\(own.name): \($0.name)", failure: $0.failure) }
      }
  }

  /// Checks a continuous reading against the weight diagrams of the signatures.
  public init(_ solution: ContinuousNumbers, diagrams: [WeightDiagram]) {
    let shape = Check(name: "shapes", failure: solution.shapeFailure(diagrams))
    checks =
      [shape] + (shape.failure == nil ? ContinuousIdentities(solution, diagrams).checks : [])
  }

  /// Checks a compact group that is seen through a finite one against the signatures.
  public init(_ solution: RestrictionNumbers, observed: ObservedNumbers) {
    checks = RestrictionIdentities(solution, observed).checks
  }

  /// Checks an infinite compact group behind a finite visible one; the signatures are the branching of the exact irreps.
  public init(_ solution: CompactNumbers, observed: ObservedNumbers) {
    let shape = Check(
      name: "shapes",
      failure: solution.shapeFailure(
        dimensions: observed.visible.dimensions, components: observed.signatures.count))
    checks = [shape] + (shape.failure == nil ? CompactIdentities(solution, observed).checks : [])
  }
}
