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

  /// Whether the checks were ended before they were done.
  public private(set) var wasStopped = false

  /// Whether every identity holds.
  public var holds: Bool { !wasStopped && checks.allSatisfy { $0.failure == nil } }

  /// Checks a solution against the visible group and the signatures.
  ///
  /// `shouldStop` is asked in every loop here and below; what was said once stays so. Complexity: rank⁴ for associativity.
  public init(
    _ solution: SolutionNumbers, observed: ObservedNumbers,
    shouldStop: @escaping () -> Bool = { false }
  ) {
    defer { wasStopped = shouldStop() }
    let shape = Check(
      name: "shapes", failure: solution.shapeFailure(sectors: observed.visible.rank))
    guard shape.failure == nil else {
      checks = [shape]
      return
    }
    var checks = [shape] + TableIdentities(solution.table, shouldStop: shouldStop).checks
    checks += FusionIdentities(solution, shouldStop: shouldStop).checks
    checks += BranchingIdentities(solution, observed, shouldStop: shouldStop).checks
    if let partner = solution.partner, let types = solution.wignerTypes {
      checks += AntiunitaryIdentities(solution, partner, types, shouldStop: shouldStop).checks
    }
    self.checks = checks
  }

  /// Checks a projective solution against the visible group and the signatures.
  public init(
    _ solution: ProjectiveNumbers, observed: ObservedNumbers,
    shouldStop: @escaping () -> Bool = { false }
  ) {
    defer { wasStopped = shouldStop() }
    let shape = Check(
      name: "shapes", failure: solution.shapeFailure(sectors: observed.visible.rank))
    guard shape.failure == nil else {
      checks = [shape]
      return
    }
    checks =
      [shape] + TableIdentities(solution.table, shouldStop: shouldStop).checks
      + ProjectiveIdentities(solution, observed, shouldStop: shouldStop).checks
      + solution.extensions.flatMap { own in
        (TableIdentities(own.table, shouldStop: shouldStop).checks
          + ExtensionIdentities(own, of: solution, observed, shouldStop: shouldStop).checks)
          .map { Check(name: "\(own.name): \($0.name)", failure: $0.failure) }
      }
  }

  /// Checks a continuous reading against the weight diagrams of the signatures.
  public init(
    _ solution: ContinuousNumbers, diagrams: [WeightDiagram],
    shouldStop: @escaping () -> Bool = { false }
  ) {
    defer { wasStopped = shouldStop() }
    let shape = Check(name: "shapes", failure: solution.shapeFailure(diagrams))
    checks =
      [shape]
      + (shape.failure == nil
        ? ContinuousIdentities(solution, diagrams, shouldStop: shouldStop).checks : [])
  }

  /// Checks a compact group that is seen through a finite one against the signatures.
  public init(
    _ solution: RestrictionNumbers, observed: ObservedNumbers,
    shouldStop: @escaping () -> Bool = { false }
  ) {
    defer { wasStopped = shouldStop() }
    checks = RestrictionIdentities(solution, observed, shouldStop: shouldStop).checks
  }

  /// Checks an infinite compact group behind a finite visible one; the signatures are the branching of the exact irreps.
  public init(
    _ solution: CompactNumbers, observed: ObservedNumbers,
    shouldStop: @escaping () -> Bool = { false }
  ) {
    defer { wasStopped = shouldStop() }
    let shape = Check(
      name: "shapes",
      failure: solution.shapeFailure(
        dimensions: observed.visible.dimensions, components: observed.signatures.count))
    checks =
      [shape]
      + (shape.failure == nil
        ? CompactIdentities(solution, observed, shouldStop: shouldStop).checks : [])
  }
}
